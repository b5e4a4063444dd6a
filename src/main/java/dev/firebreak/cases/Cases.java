package dev.firebreak.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The cases, by key. Whoever shows one to a person asks for that person's right first. */
@Component
public class Cases {

    private static final String COLUMNS = "key, title, description, source, state, severity, incident_type, drill, "
            + "restricted, reporter, assets, accounts, indicators, detected_at, opened_at, opened_by, ended_at, merged_into";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final CaseRows rows;

    Cases(JdbcTemplate jdbc, ObjectMapper json, CaseRows rows) {
        this.jdbc = jdbc;
        this.json = json;
        this.rows = rows;
    }

    /** The case, whatever its state; empty if never opened. */
    public Optional<IncidentCase> find(CaseKey key) {
        return jdbc.query("SELECT " + COLUMNS + " FROM incident_case WHERE key = ?", this::read, key.text()).stream()
                .findFirst();
    }

    /** @throws UnknownCase if never opened */
    public IncidentCase get(CaseKey key) {
        return find(key).orElseThrow(() -> new UnknownCase(key.text()));
    }

    /** The process instance that works a case; "" before it has started. */
    public String processInstance(CaseKey key) {
        return rows.processInstance(key);
    }

    List<IncidentCase> list(String where, Object... values) {
        return jdbc.query("SELECT " + COLUMNS + " FROM incident_case" + where, this::read, values);
    }

    private IncidentCase read(ResultSet row, int number) throws SQLException {
        String mergedInto = row.getString("merged_into");
        return new IncidentCase(
                new CaseKey(row.getString("key")),
                row.getString("title"),
                row.getString("description"),
                row.getString("source"),
                CaseState.of(row.getString("state")),
                row.getString("severity"),
                row.getString("incident_type"),
                row.getBoolean("drill"),
                row.getBoolean("restricted"),
                row.getString("reporter"),
                list(row.getString("assets"), new TypeReference<>() {}),
                list(row.getString("accounts"), new TypeReference<>() {}),
                list(row.getString("indicators"), new TypeReference<>() {}),
                instant(row, "detected_at"),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                instant(row, "ended_at"),
                mergedInto == null ? null : new CaseKey(mergedInto));
    }

    private <T> List<T> list(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Table incident_case holds a list that is not JSON: " + text, e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
