package dev.firebreak.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Changes table {@code incident_case}; whoever calls records why. */
@Component
class CaseRows {

    private static final String INSERT = """
            INSERT INTO incident_case (key, title, description, source, state, severity, drill, reporter, assets,
                accounts, indicators, detected_at, opened_at, opened_by)
            VALUES (?, ?, ?, ?, 'open', ?, ?, ?, ?::json, ?::json, ?::json, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    CaseRows(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(CaseKey key, NewCase opened, Instant openedAt) {
        jdbc.update(
                INSERT,
                key.text(),
                opened.title(),
                opened.description(),
                opened.source(),
                opened.firstSeverity(),
                opened.drill(),
                opened.reporter(),
                write(opened.assets()),
                write(opened.accounts()),
                write(opened.indicators()),
                timestamp(opened.detectedAt()),
                Timestamp.from(openedAt),
                Actor.current());
    }

    /** The process instance that works the case; "" before it has started. */
    String processInstance(CaseKey key) {
        String id = jdbc.queryForObject(
                "SELECT process_instance FROM incident_case WHERE key = ?", String.class, key.text());
        return id == null ? "" : id;
    }

    void workedBy(CaseKey key, String processInstance) {
        jdbc.update("UPDATE incident_case SET process_instance = ? WHERE key = ?", processInstance, key.text());
    }

    /** Whether the case is open; if so, nobody ends it before the caller's transaction does. */
    boolean lockOpen(CaseKey key) {
        return !jdbc.queryForList(
                        "SELECT key FROM incident_case WHERE key = ? AND state = 'open' FOR UPDATE",
                        String.class,
                        key.text())
                .isEmpty();
    }

    /** Holds two cases for the caller's transaction; in one order, so that two merges never wait for each other. */
    void lock(CaseKey one, CaseKey other) {
        jdbc.queryForList(
                "SELECT key FROM incident_case WHERE key IN (?, ?) ORDER BY key FOR UPDATE",
                String.class,
                one.text(),
                other.text());
    }

    /** Whether the case was open and now is not. */
    boolean end(CaseKey key, CaseState state, @Nullable CaseKey mergedInto) {
        return jdbc.update(
                        "UPDATE incident_case SET state = ?, ended_at = ?, merged_into = ? WHERE key = ? AND state = 'open'",
                        state.word(),
                        Timestamp.from(clock.instant()),
                        mergedInto == null ? null : mergedInto.text(),
                        key.text())
                == 1;
    }

    /** Whether the case had been closed or dismissed and now is open. */
    boolean reopen(CaseKey key) {
        return jdbc.update(
                        "UPDATE incident_case SET state = 'open', ended_at = NULL "
                                + "WHERE key = ? AND state IN ('closed', 'dismissed')",
                        key.text())
                == 1;
    }

    void classify(CaseKey key, String severity, String incidentType) {
        jdbc.update(
                "UPDATE incident_case SET severity = ?, incident_type = ? WHERE key = ?",
                severity,
                incidentType,
                key.text());
    }

    void rename(CaseKey key, String title) {
        jdbc.update("UPDATE incident_case SET title = ? WHERE key = ?", title, key.text());
    }

    void findings(CaseKey key, List<String> assets, List<String> accounts, List<Indicator> indicators) {
        jdbc.update(
                "UPDATE incident_case SET assets = ?::json, accounts = ?::json, indicators = ?::json WHERE key = ?",
                write(assets),
                write(accounts),
                write(indicators),
                key.text());
    }

    /** Naming other people in a restricted case does not change since when it is. */
    void restricted(CaseKey key, boolean restricted) {
        jdbc.update(
                "UPDATE incident_case SET restricted = ?, "
                        + "restricted_at = CASE WHEN ? THEN coalesce(restricted_at, ?) END WHERE key = ?",
                restricted,
                restricted,
                Timestamp.from(clock.instant()),
                key.text());
    }

    private String write(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A list of a case cannot be written as JSON", e);
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant value) {
        return value == null ? null : Timestamp.from(value);
    }
}
