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

    /** @param doubt whether one before it was perhaps sent */
    record Attempt(String state, int attempts, String message, boolean doubt) {

        /** Whether it was perhaps sent: a crash left it between intent and outcome, or its answer was lost. */
        boolean isInDoubt() {
            return doubt || state.equals(INTENDED) || state.equals("outcome-unknown");
        }

        boolean isOffered() {
            return state.equals("offered");
        }

        /** What was known before this attempt was fetched by the worker that tells its outcome now. */
        Attempt asBefore() {
            return new Attempt("offered", attempts - 1, message, doubt);
        }
    }

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
                "SELECT state, attempts, message, doubt FROM effect WHERE key = ?",
                (row, n) -> new Attempt(
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("message"),
                        row.getBoolean("doubt")),
                key);
        return found.stream().findFirst();
    }

    /** One more attempt, {@code intended} or {@code offered}. */
    void begin(EffectRun run, String state) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update(
                """
                INSERT INTO effect (key, case_key, topic, action, target, state, attempts, doubt, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE
                    SET state = excluded.state, attempts = excluded.attempts, doubt = excluded.doubt,
                        updated_at = excluded.updated_at
                """,
                run.key(),
                run.task().caseKey(),
                run.handler().topic(),
                run.intent().action(),
                run.intent().target(),
                state,
                run.next(),
                run.isInDoubt(),
                now,
                now);
    }

    /** What was offered is intended now. False where another was faster, so that of two only one gets it. */
    boolean take(String key) {
        return jdbc.update(
                        "UPDATE effect SET state = 'intended', updated_at = ? WHERE key = ? AND state = 'offered'",
                        Timestamp.from(clock.instant()),
                        key)
                == 1;
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
