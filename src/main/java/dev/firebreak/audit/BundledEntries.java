package dev.firebreak.audit;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads entries for a bundle, a page at a time: they never all stand in memory, and no connection is held while one writes. */
@Component
class BundledEntries {

    private static final int PAGE = 500;

    private static final String COLUMNS = """
            SELECT seq, number, at, kind, case_key, encode(salt, 'hex') AS salt, body,
                audit.leaf(id, at, kind, case_key, number, before, commitment) AS leaf FROM audit.sequenced
            """;

    private static final String OF_CASE =
            COLUMNS + "WHERE case_key = ? AND number > ? AND number <= ? AND seq < ? ORDER BY number LIMIT " + PAGE;

    private static final String OF_RECORD = COLUMNS + "WHERE seq > ? AND seq < ? ORDER BY seq LIMIT " + PAGE;

    private final JdbcTemplate jdbc;

    BundledEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes one entry after the other. */
    interface Taker {
        void take(ProvedEntry entry) throws IOException;
    }

    /** Those of a case up to that number, in their order, out of the first {@code size} of the record. */
    void ofCase(String caseKey, long number, long size, Taker taker) throws IOException {
        long last = 0;
        List<ProvedEntry> page;
        do {
            page = jdbc.query(OF_CASE, BundledEntries::entry, caseKey, last, number, size);
            for (ProvedEntry entry : page) {
                taker.take(entry);
                last = entry.number();
            }
        } while (page.size() == PAGE);
    }

    /** Those from {@code first} to before {@code next}, in the order of the tree. */
    void ofRecord(long first, long next, Taker taker) throws IOException {
        long last = first - 1;
        List<ProvedEntry> page;
        do {
            page = jdbc.query(OF_RECORD, BundledEntries::entry, last, next);
            for (ProvedEntry entry : page) {
                taker.take(entry);
                last = entry.seq();
            }
        } while (page.size() == PAGE);
    }

    private static ProvedEntry entry(ResultSet row, int n) throws SQLException {
        return new ProvedEntry(
                row.getLong("seq"),
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("case_key"),
                row.getString("leaf"),
                row.getString("salt"),
                row.getString("body"));
    }
}
