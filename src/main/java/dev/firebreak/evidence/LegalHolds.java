package dev.firebreak.evidence;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Legal hold of a case: while it lasts, nothing of its evidence is disposed of, whatever the policy says. */
@Component
class LegalHolds {

    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final Clock clock;

    LegalHolds(JdbcTemplate jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A hold that lasts: who placed it, when and why. */
    record Hold(String person, Instant since, String reason) {}

    Optional<Hold> of(CaseKey key) {
        return jdbc
                .query(
                        "SELECT * FROM evidence.hold WHERE case_key = ? ORDER BY id DESC LIMIT 1",
                        (row, n) -> row.getBoolean("held")
                                ? Optional.of(new Hold(
                                        row.getString("person"),
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("reason")))
                                : Optional.<Hold>empty(),
                        key.text())
                .stream()
                .findFirst()
                .flatMap(hold -> hold);
    }

    /** Holds, requests and decisions about evidence of one case come one after the other, until the transaction ends. */
    void takeTurns(CaseKey key) {
        jdbc.query("SELECT 1 FROM incident_case WHERE key = ? FOR NO KEY UPDATE", row -> {}, key.text());
    }

    /** Places the hold or lifts it. */
    @Transactional
    public void set(CaseKey key, boolean held, @Nullable String reason) {
        String why = Said.text("reason", reason, Said.TEXT);
        takeTurns(key);
        if (of(key).isPresent() == held) {
            throw Said.conflict("Case " + key + " is " + (held ? "on legal hold already." : "not on legal hold."));
        }
        String person = Actor.current();
        jdbc.update(
                "INSERT INTO evidence.hold (case_key, held, person, reason, at) VALUES (?, ?, ?, ?, ?)",
                key.text(),
                held,
                person,
                why,
                Timestamp.from(clock.instant()));
        audit.append(AuditEntry.ofCase(
                held ? "LegalHoldPlaced" : "LegalHoldLifted",
                key.text(),
                person + (held ? " placed the case on legal hold: " : " lifted the legal hold: ") + why,
                Map.of("reason", why)));
    }
}
