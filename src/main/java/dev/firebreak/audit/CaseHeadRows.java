package dev.firebreak.audit;

import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeads;
import dev.firebreak.tlog.Hash;
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
                    SELECT e.leaf_hash FROM audit.sequenced e WHERE e.case_key = h.case_key AND e.number = b.first - 1
                ) END AS leaf_hash
            FROM audit.case_head h LEFT JOIN beyond b ON b.case_key = h.case_key
            WHERE coalesce(b.first - 1, h.number) > 0
            """;

    private final JdbcTemplate jdbc;

    CaseHeadRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Read it in the snapshot that the size was read in, or one after. */
    CaseHeads at(long size) {
        return new CaseHeads(jdbc.query(
                AT,
                (row, n) -> new CaseHead(
                        row.getString("case_key"), row.getLong("number"), Hash.of(row.getBytes("leaf_hash"))),
                size));
    }
}
