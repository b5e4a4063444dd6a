package dev.firebreak.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Appends what was recorded before there was a tree, in its order and with its times, as canonical JSON. That it was not
 * changed before then, nobody can prove.
 */
@Component
class V41__Record_into_the_tree extends BaseJavaMigration {

    private static final int BATCH = 500;
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

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
        AuditEntry entry = new AuditEntry(
                row.getString("kind"),
                row.getString("case_key"),
                row.getString("process"),
                row.getString("element"),
                row.getString("summary"),
                json.readValue(row.getString("details"), DETAILS));
        return StagedEntry.of(row.getTimestamp("at").toInstant(), row.getString("actor"), entry, json);
    }
}
