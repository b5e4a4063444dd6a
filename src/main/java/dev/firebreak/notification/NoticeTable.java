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

    /** When the last notice that answers a clock left; empty where none did. */
    Optional<Instant> sentFor(String clockId) {
        return jdbc
                .queryForList(
                        "SELECT changed_at FROM notice WHERE clock = ? AND audience = 'regulator' AND state = 'sent' "
                                + "ORDER BY changed_at DESC LIMIT 1",
                        Timestamp.class,
                        clockId)
                .stream()
                .map(Timestamp::toInstant)
                .findFirst();
    }

    /** A notice that the plan asked for, and the process instance that sends it. */
    record Owned(long id, String state, String processInstance) {

        boolean isPrepared() {
            return state.equals("prepared");
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

    void takeUp(long id, String processInstance) {
        jdbc.update("UPDATE notice SET process_instance = ? WHERE id = ?", processInstance, id);
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

    /** A prepared notice is now being sent by this effect; each try again by a person is another effect. */
    void assign(long prepared, String activityInstance) {
        jdbc.update("UPDATE notice SET activity_instance = ? WHERE id = ?", activityInstance, prepared);
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
    void address(String activityInstance, Letter letter, List<String> recipients) {
        jdbc.update(
                "UPDATE notice SET recipients = ?::json, subject = ? WHERE activity_instance = ?",
                write(recipients),
                letter.text().subject(),
                activityInstance);
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
