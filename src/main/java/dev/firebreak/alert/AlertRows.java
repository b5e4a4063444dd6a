package dev.firebreak.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code alert}, one row per alert. */
@Component
class AlertRows {

    static final String COLUMNS = "id, source, source_id, title, description, severity, detected_text, detected_at, "
            + "assets, accounts, indicators, data_classes, disposition, case_key, received_at, received_from";

    private static final String INSERT = """
            INSERT INTO alert (id, source, source_id, fingerprint, title, description, severity, detected_text,
                detected_at, assets, accounts, indicators, data_classes, disposition, case_key, payload, received_at,
                received_from)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json, ?::json, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    AlertRows(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was answered when this very alert came first. */
    Optional<AlertReceipt> receipt(AlertFingerprint fingerprint) {
        return jdbc
                .query(
                        "SELECT id, case_key, disposition FROM alert WHERE fingerprint = ?",
                        (row, n) -> new AlertReceipt(
                                row.getObject("id", UUID.class),
                                row.getString("case_key"),
                                row.getString("disposition")),
                        fingerprint.hex())
                .stream()
                .findFirst();
    }

    /** The case that an earlier alert of the same source and id went to last. */
    Optional<String> caseOf(String source, String sourceId) {
        return jdbc
                .queryForList(
                        "SELECT case_key FROM alert WHERE source = ? AND source_id = ? AND source_id <> '' "
                                + "AND case_key IS NOT NULL ORDER BY received_at DESC LIMIT 1",
                        String.class,
                        source,
                        sourceId)
                .stream()
                .findFirst();
    }

    UUID insertPayload(byte[] body) {
        UUID id = UUID.randomUUID();
        jdbc.update("INSERT INTO alert_payload (id, body) VALUES (?, ?)", id, body);
        return id;
    }

    void insert(NormalAlert alert, AcceptedAlert accepted, AlertReceipt receipt, UUID payload) {
        jdbc.update(
                INSERT,
                receipt.alertId(),
                alert.source(),
                alert.sourceId(),
                alert.fingerprint().hex(),
                alert.title(),
                alert.description(),
                alert.severity().word(),
                alert.detected().text(),
                timestamp(alert.detected().exact()),
                write(accepted.assets()),
                write(accepted.accounts()),
                write(accepted.indicators()),
                write(accepted.dataClasses()),
                receipt.disposition(),
                receipt.caseKey(),
                payload,
                timestamp(accepted.receivedAt()),
                Actor.current());
    }

    /** Whether the alert was recorded only, and now belongs to the case. */
    boolean opened(UUID id, String caseKey) {
        return jdbc.update(
                        "UPDATE alert SET disposition = 'opened', case_key = ? WHERE id = ? AND case_key IS NULL",
                        caseKey,
                        id)
                == 1;
    }

    StoredAlert read(ResultSet row, int number) throws SQLException {
        return new StoredAlert(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("source_id"),
                row.getString("title"),
                row.getString("description"),
                row.getString("severity"),
                row.getString("detected_text"),
                instant(row.getTimestamp("detected_at")),
                list(row.getString("assets"), new TypeReference<>() {}),
                list(row.getString("accounts"), new TypeReference<>() {}),
                list(row.getString("indicators"), new TypeReference<>() {}),
                list(row.getString("data_classes"), new TypeReference<>() {}),
                row.getString("disposition"),
                row.getString("case_key"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("received_from"));
    }

    private <T> List<T> list(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Table alert holds a list that is not JSON: " + text, e);
        }
    }

    private String write(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A list of an alert cannot be written as JSON", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant value) {
        return value == null ? null : Timestamp.from(value);
    }
}
