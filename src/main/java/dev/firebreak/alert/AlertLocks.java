package dev.firebreak.alert;

import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets only one transaction at a time decide about the same alert: the second one finds what the first has done. The
 * unique fingerprint stands behind it.
 */
@Component
class AlertLocks {

    private final JdbcTemplate jdbc;

    AlertLocks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends; taken in one order, so that two webhooks cannot wait for each other. */
    void take(Collection<NormalAlert> alerts) {
        alerts.stream()
                .map(AlertLocks::identity)
                .distinct()
                .sorted()
                .forEach(identity ->
                        jdbc.query("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", (row, n) -> true, identity));
    }

    private static String identity(NormalAlert alert) {
        return alert.sourceId().isEmpty()
                ? alert.fingerprint().hex()
                : "alert/" + alert.source() + "/" + alert.sourceId();
    }
}
