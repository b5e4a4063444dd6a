package dev.firebreak.audit;

import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeads;
import dev.firebreak.tlog.CaseHeadsRoot;
import dev.firebreak.tlog.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The heads of all cases at a size of the tree: of each case the last entry of its gap-free beginning in the tree. */
@Component
class CaseHeadRows {

    /** All numbers of a case are in the tree or staged, so what comes before the first one beyond the size is without gaps. */
    private static final String AT = """
            WITH beyond AS (
                SELECT case_key, min(number) AS first FROM (
                    SELECT case_key, number FROM audit.sequenced WHERE seq >= ?
                    UNION ALL
                    SELECT e.case_key, e.number FROM audit.staged s, unnest(s.case_keys, s.numbers) AS e (case_key, number)
                ) entry WHERE case_key IS NOT NULL GROUP BY case_key)
            SELECT h.case_key, coalesce(b.first - 1, h.number) AS number,
                CASE WHEN b.first IS NULL THEN h.leaf_hash ELSE (
                    SELECT e.leaf_hash FROM audit.sequenced e
                    WHERE e.case_key = h.case_key COLLATE "default" AND e.number = b.first - 1
                ) END AS leaf_hash
            FROM %s h LEFT JOIN beyond b ON b.case_key = h.case_key
            WHERE coalesce(b.first - 1, h.number) > 0
            """;

    private static final String ALL = AT.formatted("audit.case_head");

    /** No other head can have changed since. */
    private static final String TOUCHED = AT.formatted("""
            (SELECT c.* FROM audit.case_head c JOIN (
                SELECT DISTINCT case_key COLLATE "C" AS case_key FROM audit.sequenced
                WHERE seq >= ? AND seq < ? AND case_key IS NOT NULL) touched ON touched.case_key = c.case_key)""");

    private final JdbcTemplate jdbc;
    private HeadTree tree = new HeadTree();
    private long upTo;

    CaseHeadRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Read it in the snapshot that the size was read in, or one after. */
    CaseHeads at(long size) {
        return new CaseHeads(jdbc.query(ALL, CaseHeadRows::head, size));
    }

    /**
     * Their number and the root of their tree alone. Remembers the tree from one call to the next and reads only the cases that
     * were added to since: a checkpoint costs what happened, not what there is.
     */
    synchronized CaseHeadsRoot rootAt(long size) {
        if (size < upTo) {
            tree = new HeadTree();
            upTo = 0;
        }
        if (upTo == 0) {
            tree.put(jdbc.query(ALL, CaseHeadRows::head, size));
        } else {
            tree.put(jdbc.query(TOUCHED, CaseHeadRows::head, size, upTo, size));
        }
        upTo = size;
        return tree.root();
    }

    private static CaseHead head(ResultSet row, int n) throws SQLException {
        return new CaseHead(row.getString("case_key"), row.getLong("number"), Hash.of(row.getBytes("leaf_hash")));
    }
}
