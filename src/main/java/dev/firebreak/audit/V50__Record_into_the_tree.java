package dev.firebreak.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Appends what was recorded before there was a tree, in its order and with its times, as canonical JSON. That it was not
 * changed before then, nobody can prove.
 */
@Component
class V50__Record_into_the_tree extends BaseJavaMigration {

    private static final int BATCH = 500;
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        Connection connection = context.getConnection();
        try (Statement sql = connection.createStatement()) {
            sql.setFetchSize(BATCH);
            try (ResultSet rows = sql.executeQuery("SELECT * FROM audit.before_tree ORDER BY seq")) {
                List<StagedEntry> batch = new ArrayList<>(BATCH);
                while (rows.next()) {
                    batch.add(entry(rows));
                    if (batch.size() == BATCH) {
                        Stage.append(connection, batch);
                        batch.clear();
                    }
                }
                if (!batch.isEmpty()) {
                    Stage.append(connection, batch);
                }
            }
            sql.execute("DROP TABLE audit.before_tree");
        }
    }

    private StagedEntry entry(ResultSet row) throws SQLException, IOException {
        String caseKey = row.getString("case_key");
        AuditEntry entry = new AuditEntry(
                line(row.getString("kind")),
                caseKey == null ? null : line(caseKey),
                row.getString("process"),
                row.getString("element"),
                row.getString("summary"),
                details(row.getString("details")));
        Instant at = row.getTimestamp("at").toInstant().truncatedTo(ChronoUnit.MILLIS);
        return StagedEntry.of(at, row.getString("actor"), entry, json);
    }

    /** Whatever the column allowed: what is no object stands under one name. */
    private Map<String, Object> details(String text) throws IOException {
        JsonNode details = json.readTree(text);
        return details.isObject() ? json.convertValue(details, DETAILS) : Map.of("value", details);
    }

    /** Kind and case key are lines of a leaf; nothing ever stopped one from being empty or broken. */
    private static String line(String text) {
        String line = CONTROL.matcher(text).replaceAll("\uFFFD");
        return line.isEmpty() || line.equals("-") ? "\uFFFD" : line;
    }
}
