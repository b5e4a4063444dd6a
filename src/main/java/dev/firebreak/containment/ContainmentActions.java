package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.cases.CaseKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The containment actions of all cases. Every change of state names the state it comes from, so that one of two wins. */
@Component
class ContainmentActions {

    /** An action asked for in a drill stays one when its case is merged into a real one; all of a drill's case are one. */
    private static final String DRILL =
            "drill OR (SELECT its.drill FROM incident_case its WHERE its.key = containment_action.case_key) AS drill";

    private static final String COLUMNS =
            "id, case_key, requested_in, action, target, parameters, reason, state, requester, " + DRILL
                    + ", action_hash, message, hook_reference, requested_at, active_at, expires_at, ended_at";

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ContainmentActions(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Stores a request; the id is what the process carries. */
    long add(CaseKey caseKey, ContainmentRequest request, String requester, boolean drill) {
        Timestamp now = now();
        String exact = ActionHash.exact(caseKey, request);
        Long id = jdbc.queryForObject(
                """
                INSERT INTO containment_action (case_key, requested_in, action, target, parameters, reason, state,
                    requester, drill, exact_action, action_hash, requested_at, updated_at)
                VALUES (?, ?, ?, ?, ?::json, ?, 'requested', ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                Long.class,
                caseKey.text(),
                caseKey.text(),
                request.kind().word(),
                request.target(),
                write(request.parameters()),
                request.reason(),
                requester,
                drill,
                exact,
                ActionHash.of(exact),
                now,
                now);
        if (id == null) {
            throw new IllegalStateException("A stored containment action has no id");
        }
        return id;
    }

    Optional<ContainmentAction> find(long id) {
        return jdbc.query("SELECT " + COLUMNS + " FROM containment_action WHERE id = ?", this::read, id).stream()
                .findFirst();
    }

    /** @throws IllegalArgumentException if there is none */
    ContainmentAction get(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no containment action " + id));
    }

    /** The actions of a case, oldest first. */
    List<ContainmentAction> of(CaseKey caseKey) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM containment_action WHERE case_key = ? ORDER BY id",
                this::read,
                caseKey.text());
    }

    /** The actions of a case that are in one of these states, oldest first. */
    List<ContainmentAction> of(CaseKey caseKey, Set<ContainmentState> states) {
        return of(caseKey).stream()
                .filter(action -> states.contains(action.state()))
                .toList();
    }

    /** The actions of all cases that are in one of these states, longest in force first. */
    List<ContainmentAction> in(Collection<ContainmentState> states) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM containment_action WHERE state = ANY (?) "
                        + "ORDER BY active_at NULLS LAST, id",
                this::read,
                (Object) states.stream().map(ContainmentState::word).toArray(String[]::new));
    }

    /** The actions of one kind on one target, on all cases, that are in one of these states. */
    List<ContainmentAction> on(ContainmentKind kind, String target, Collection<ContainmentState> states) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM containment_action WHERE action = ? AND target = ? AND state = ANY (?) "
                        + "ORDER BY id",
                this::read,
                kind.word(),
                target,
                states.stream().map(ContainmentState::word).toArray(String[]::new));
    }

    /**
     * Moves an action on, unless somebody else was faster.
     *
     * @param message what the hook or a person said
     * @return whether it was in one of the expected states, and is in the new one now
     */
    boolean move(long id, Set<ContainmentState> from, ContainmentState to, String message) {
        Timestamp now = now();
        int changed = jdbc.update(
                """
                UPDATE containment_action SET state = ?, message = ?, updated_at = ?,
                    decided_at = CASE WHEN ? THEN ?::timestamptz ELSE decided_at END,
                    active_at = CASE WHEN ? THEN COALESCE(active_at, ?::timestamptz) ELSE active_at END,
                    ended_at = CASE WHEN ? THEN ?::timestamptz ELSE NULL END
                WHERE id = ? AND state = ANY (?)
                """,
                to.word(),
                message.replace('\0', '\uFFFD'),
                now,
                to == ContainmentState.APPROVED || to == ContainmentState.DECLINED,
                now,
                to == ContainmentState.ACTIVE || to == ContainmentState.DONE,
                now,
                to.isEnd(),
                now,
                id,
                from.stream().map(ContainmentState::word).toArray(String[]::new));
        return changed == 1;
    }

    /** People are asked at that time whether it goes on. */
    void expire(long id, Instant at) {
        jdbc.update(
                "UPDATE containment_action SET expires_at = ?, updated_at = ? WHERE id = ?",
                Timestamp.from(at),
                now(),
                id);
    }

    /** By what the hook knows it: its release says so. */
    void refer(long id, String reference) {
        jdbc.update("UPDATE containment_action SET hook_reference = ? WHERE id = ?", reference, id);
    }

    /** The action belongs to another case from now on. */
    void moveTo(long id, CaseKey into) {
        jdbc.update("UPDATE containment_action SET case_key = ?, updated_at = ? WHERE id = ?", into.text(), now(), id);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private ContainmentAction read(ResultSet row, int number) throws SQLException {
        String word = row.getString("action");
        return new ContainmentAction(
                row.getLong("id"),
                new CaseKey(row.getString("case_key")),
                new CaseKey(row.getString("requested_in")),
                ContainmentKind.of(word)
                        .orElseThrow(() -> new IllegalStateException("The catalogue has no action '" + word + "'")),
                row.getString("target"),
                parameters(row.getString("parameters")),
                row.getString("reason"),
                ContainmentState.of(row.getString("state")),
                row.getString("requester"),
                row.getBoolean("drill"),
                row.getString("action_hash"),
                row.getString("message"),
                row.getString("hook_reference"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "active_at"),
                instant(row, "expires_at"),
                instant(row, "ended_at"));
    }

    private String write(Map<String, String> parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    private Map<String, String> parameters(String text) {
        try {
            return json.readValue(text, PARAMETERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Table containment_action holds parameters that are no JSON: " + text, e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
