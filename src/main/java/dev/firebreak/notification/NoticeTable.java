package dev.firebreak.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The notices of all cases, as stored. */
@Component
class NoticeTable {

    private static final String COLUMNS = "id, case_key, template, audience, channel, timing, clock, drill, subject, "
            + "recipients, state, message, changed_at";

    static final String REGULATOR = "regulator";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeTable(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The notices of a case, newest first. */
    List<Notice> of(String caseKey) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM notice WHERE case_key = ? ORDER BY id DESC", this::read, caseKey);
    }

    Optional<Notice> find(long id) {
        return jdbc.query("SELECT " + COLUMNS + " FROM notice WHERE id = ?", this::read, id).stream()
                .findFirst();
    }

    /** When the notice that answers a clock left; empty where it did not. */
    Optional<Instant> sentFor(String clockId) {
        return jdbc
                .queryForList(
                        "SELECT changed_at FROM notice WHERE clock = ? AND audience = ? AND state = 'sent' "
                                + "ORDER BY changed_at LIMIT 1",
                        Timestamp.class,
                        clockId,
                        REGULATOR)
                .stream()
                .map(Timestamp::toInstant)
                .findFirst();
    }

    /** Another notice for a clock that was sent, or else is being sent. */
    Optional<Notice> underWay(String clockId, long own) {
        return jdbc
                .query(
                        "SELECT " + COLUMNS + " FROM notice WHERE clock = ? AND audience = ? AND id <> ? "
                                + "AND state IN ('sent', 'sending') ORDER BY state = 'sent' DESC, changed_at LIMIT 1",
                        this::read,
                        clockId,
                        REGULATOR,
                        own)
                .stream()
                .findFirst();
    }

    /** The notice of an effect, which nobody else changes until the caller's transaction ends. */
    Notice lock(String activityInstance) {
        List<Notice> found = jdbc.query(
                "SELECT " + COLUMNS + " FROM notice WHERE activity_instance = ? FOR UPDATE",
                this::read,
                activityInstance);
        if (found.isEmpty()) {
            throw new IllegalStateException("Another process has taken up this notice, and sends it.");
        }
        return found.get(0);
    }

    /**
     * A notice that has not left.
     *
     * @param activityInstance of the step that sends it; null where none has begun
     * @param processInstance that prepared it, or null
     * @param clock that it answers or tells of, or null
     */
    record Unsent(
            long id,
            @Nullable String activityInstance,
            @Nullable String processInstance,
            @Nullable String clock) {}

    List<Unsent> unsent(String caseKey) {
        return jdbc.query(
                "SELECT id, activity_instance, process_instance, clock FROM notice WHERE case_key = ? "
                        + "AND state IN ('prepared', 'waiting') ORDER BY id FOR UPDATE",
                (row, n) -> new Unsent(
                        row.getLong("id"),
                        row.getString("activity_instance"),
                        row.getString("process_instance"),
                        row.getString("clock")),
                caseKey);
    }

    /** A notice that the plan asked for, and the process instance that sends it. */
    record Owned(long id, String state, String processInstance) {

        /** Whether it is certain that it never left. */
        boolean isUnsent() {
            return state.equals("prepared") || state.equals(Notice.WAITING);
        }
    }

    /** The notice of a template to an audience that the plan asked for before; empty where it never did. */
    Optional<Owned> prepared(String caseKey, NoticePlan plan) {
        return jdbc
                .query(
                        "SELECT id, state, process_instance FROM notice WHERE case_key = ? AND audience = ? "
                                + "AND template = ? AND process_instance IS NOT NULL ORDER BY id DESC LIMIT 1",
                        (row, n) ->
                                new Owned(row.getLong("id"), row.getString("state"), row.getString("process_instance")),
                        caseKey,
                        plan.audience(),
                        plan.template())
                .stream()
                .findFirst();
    }

    /** Gives an unsent notice to another process instance; false where it has left or was taken up in the meantime. */
    boolean takeUp(Owned owned, String processInstance) {
        return jdbc.update(
                        "UPDATE notice SET process_instance = ?, activity_instance = NULL, state = 'prepared' "
                                + "WHERE id = ? AND state = ? AND process_instance = ?",
                        processInstance,
                        owned.id(),
                        owned.state(),
                        owned.processInstance())
                == 1;
    }

    /** Stores a notice that a process instance will send; returns its number. */
    long prepare(String caseKey, NoticePlan plan, String processInstance) {
        Timestamp now = now();
        Long id = jdbc.queryForObject(
                "INSERT INTO notice (case_key, template, audience, channel, timing, approval, process_instance, state, "
                        + "created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'prepared', ?, ?) RETURNING id",
                Long.class,
                caseKey,
                plan.template(),
                plan.audience(),
                plan.channel(),
                plan.timing(),
                plan.approval(),
                processInstance,
                now,
                now);
        if (id == null) {
            throw new IllegalStateException("An insert gave no number");
        }
        return id;
    }

    /**
     * A prepared notice is now sent by this effect; each try again by a person is another effect.
     *
     * @throws IllegalStateException where another effect sends it, or has sent it
     */
    void assign(long prepared, String activityInstance) {
        int assigned = jdbc.update(
                "UPDATE notice SET activity_instance = ? WHERE id = ? AND (activity_instance = ? "
                        + "OR state IN ('prepared', 'refused', 'outcome-unknown'))",
                activityInstance,
                prepared,
                activityInstance);
        if (assigned == 0) {
            throw new IllegalStateException(
                    "Another process sends notice " + prepared + ", or has sent it. See the case's notices.");
        }
    }

    /** Stores what is about to be sent; one row for each effect, however often it is tried. */
    void intend(String activityInstance, @Nullable String caseKey, NoticeRequest request, Optional<Letter> letter) {
        Timestamp now = now();
        String clockId = request.text("clock");
        jdbc.update(
                """
                INSERT INTO notice (activity_instance, case_key, template, audience, clock, drill, subject, state,
                    created_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
                ON CONFLICT (activity_instance) DO UPDATE
                    SET drill = excluded.drill, subject = excluded.subject, recipients = '[]', state = 'waiting',
                        changed_at = excluded.changed_at
                    WHERE notice.state <> 'sending'
                """,
                activityInstance,
                caseKey,
                request.template(),
                request.audience(),
                clockId.isEmpty() ? null : clockId,
                letter.map(Letter::drill).orElse(false),
                letter.map(found -> found.text().subject()).orElse(""),
                now,
                now);
    }

    /** Stores, before it leaves, whom a notice is really sent to: they may be others than when it was asked for. */
    void depart(String activityInstance, Letter letter, List<String> recipients) {
        jdbc.update(
                "UPDATE notice SET state = 'sending', recipients = ?::json, subject = ?, changed_at = ? "
                        + "WHERE activity_instance = ?",
                write(recipients),
                letter.text().subject(),
                now(),
                activityInstance);
    }

    /** A notice that was about to leave did not. */
    void stay(String activityInstance) {
        jdbc.update(
                "UPDATE notice SET state = 'waiting', recipients = '[]', changed_at = ? WHERE activity_instance = ? "
                        + "AND state = 'sending'",
                now(),
                activityInstance);
    }

    void conclude(long id, String state, String message) {
        jdbc.update("UPDATE notice SET state = ?, message = ?, changed_at = ? WHERE id = ?", state, message, now(), id);
    }

    void conclude(String activityInstance, String state, String message) {
        jdbc.update(
                "UPDATE notice SET state = ?, message = ?, changed_at = ? WHERE activity_instance = ?",
                state,
                message.replace('\0', '\uFFFD'),
                now(),
                activityInstance);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Notice read(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("case_key"),
                row.getString("template"),
                row.getString("audience"),
                row.getString("channel"),
                row.getString("timing"),
                row.getString("clock"),
                row.getBoolean("drill"),
                row.getString("subject"),
                recipients(row.getString("recipients")),
                row.getString("state"),
                row.getString("message"),
                row.getTimestamp("changed_at").toInstant());
    }

    private List<String> recipients(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Table notice holds recipients that are not JSON: " + text, e);
        }
    }

    private String write(List<String> recipients) {
        try {
            return json.writeValueAsString(recipients);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
