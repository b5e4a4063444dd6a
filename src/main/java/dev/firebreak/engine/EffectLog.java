package dev.firebreak.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The durable state of each effect, by its idempotency key. */
@Component
class EffectLog {

    /** Between intent and outcome. */
    static final String INTENDED = "intended";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    EffectLog(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Attempt(String state, int attempts) {}

    /** The same for the same case, activity instance, action and target: 64 lowercase hex. */
    static String key(EffectTask task, EffectIntent intent) {
        String text = String.join(
                "\n", String.valueOf(task.caseKey()), task.activityInstance(), intent.action(), intent.target());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    Optional<Attempt> find(String key) {
        List<Attempt> found = jdbc.query(
                "SELECT state, attempts FROM effect WHERE key = ?",
                (row, n) -> new Attempt(row.getString("state"), row.getInt("attempts")),
                key);
        return found.stream().findFirst();
    }

    /** Number of the attempt that is now intended: 1 for the first. */
    int intend(String key, EffectTask task, String topic, EffectIntent intent) {
        Timestamp now = Timestamp.from(clock.instant());
        Integer attempts = jdbc.queryForObject(
                """
                INSERT INTO effect (key, case_key, topic, action, target, state, attempts, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, 'intended', 1, ?, ?)
                ON CONFLICT (key) DO UPDATE
                    SET state = 'intended', attempts = effect.attempts + 1, updated_at = excluded.updated_at
                RETURNING attempts
                """, Integer.class, key, task.caseKey(), topic, intent.action(), intent.target(), now, now);
        return attempts == null ? 1 : attempts;
    }

    void conclude(String key, EffectOutcome outcome) {
        jdbc.update(
                "UPDATE effect SET state = ?, message = ?, updated_at = ? WHERE key = ?",
                outcome.word(),
                outcome.message().replace('\0', '\uFFFD'),
                Timestamp.from(clock.instant()),
                key);
    }
}
