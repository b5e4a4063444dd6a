package dev.firebreak.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The clocks of all cases, as stored. */
@Component
class ClockTable {

    private static final String COLUMNS = "id, case_key, obligation, regime, article, recipient, template, "
            + "content_required, started_at, started_why, deadline, state, decision, reason, reference, late_reason, "
            + "submitted_at, answered_at, answered_by";

    private final JdbcTemplate jdbc;

    ClockTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LegalClock> find(String id) {
        return jdbc.query("SELECT " + COLUMNS + " FROM clock WHERE id = ?", ClockTable::read, id).stream()
                .findFirst();
    }

    /** All clocks of a case, the most urgent first. */
    List<LegalClock> of(String caseKey) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM clock WHERE case_key = ? ORDER BY deadline, id",
                ClockTable::read,
                caseKey);
    }

    /** The open clocks of real cases, the most urgent first. */
    List<LegalClock> running() {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM clock WHERE state = 'open' AND case_key IN "
                        + "(SELECT key FROM incident_case WHERE NOT drill) ORDER BY deadline, id",
                ClockTable::read);
    }

    boolean isOpened(String caseKey, String obligation) {
        return of(caseKey).stream().anyMatch(each -> each.obligation().equals(obligation));
    }

    /** When the notice of an obligation was last submitted; empty where it was not. */
    Optional<Instant> submissionOf(String caseKey, String obligation) {
        return of(caseKey).stream()
                .filter(each -> each.obligation().equals(obligation))
                .flatMap(each -> Optional.ofNullable(each.submittedAt()).stream())
                .max(Instant::compareTo);
    }

    /** Stores a new clock; false where another transaction has just opened it. */
    boolean add(LegalClock clock) {
        return jdbc.update(
                        "INSERT INTO clock (id, case_key, obligation, regime, article, recipient, template, content_required, "
                                + "started_at, started_why, deadline, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                + "ON CONFLICT (id) DO NOTHING",
                        clock.id(),
                        clock.caseKey(),
                        clock.obligation(),
                        clock.regime(),
                        clock.article(),
                        clock.recipient(),
                        clock.template(),
                        clock.contentRequired(),
                        Timestamp.from(clock.startedAt()),
                        clock.startedWhy(),
                        Timestamp.from(clock.deadline()),
                        clock.state())
                == 1;
    }

    /** Stores how an open clock was answered; false where it is not open. */
    boolean answer(LegalClock clock) {
        return jdbc.update(
                        "UPDATE clock SET state = ?, decision = ?, reason = ?, reference = ?, late_reason = ?, "
                                + "submitted_at = ?, answered_at = ?, answered_by = ? WHERE id = ? AND state = 'open'",
                        clock.state(),
                        clock.decision(),
                        clock.reason(),
                        clock.reference(),
                        clock.lateReason(),
                        timestamp(clock.submittedAt()),
                        timestamp(clock.answeredAt()),
                        clock.answeredBy(),
                        clock.id())
                == 1;
    }

    /** The process instance that answers a clock, if one has taken it up. */
    Optional<String> takenUpBy(String id) {
        return jdbc.queryForList("SELECT process_instance FROM clock WHERE id = ?", String.class, id).stream()
                .flatMap(found -> Optional.ofNullable(found).stream())
                .findFirst();
    }

    /**
     * Gives an open clock to a process instance; false where another one has got it in the meantime. Of two that ask at
     * once one waits for the other's transaction and then finds the clock taken.
     *
     * @param before whose it was, as {@link #takenUpBy} says
     */
    boolean takeUp(String id, Optional<String> before, String processInstance) {
        return jdbc.update(
                        "UPDATE clock SET process_instance = ? WHERE id = ? AND state = 'open' "
                                + "AND process_instance IS NOT DISTINCT FROM ?",
                        processInstance,
                        id,
                        before.orElse(null))
                == 1;
    }

    /** Two notices for one clock take turns until the caller's transaction ends. */
    void lock(String id) {
        jdbc.queryForList("SELECT id FROM clock WHERE id = ? FOR UPDATE", String.class, id);
    }

    void move(String id, String caseKey) {
        jdbc.update("UPDATE clock SET case_key = ?, process_instance = NULL WHERE id = ?", caseKey, id);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static LegalClock read(ResultSet row, int number) throws SQLException {
        return new LegalClock(
                row.getString("id"),
                row.getString("case_key"),
                row.getString("obligation"),
                row.getString("regime"),
                row.getString("article"),
                row.getString("recipient"),
                row.getString("template"),
                row.getString("content_required"),
                row.getTimestamp("started_at").toInstant(),
                row.getString("started_why"),
                row.getTimestamp("deadline").toInstant(),
                row.getString("state"),
                row.getString("decision"),
                row.getString("reason"),
                row.getString("reference"),
                row.getString("late_reason"),
                instant(row, "submitted_at"),
                instant(row, "answered_at"),
                row.getString("answered_by"));
    }
}
