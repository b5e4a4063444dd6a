package dev.firebreak.readiness;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was done to be ready, run by run. */
@Component
class ReadinessRecords {

    private static final String COLUMNS = "kind, process, case_key, notes, recorded_at, recorded_by";

    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final Clock clock;

    ReadinessRecords(JdbcTemplate jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stored when the surrounding transaction commits. */
    void add(String kind, String process, String processInstance, @Nullable String caseKey, String notes) {
        jdbc.update(
                "INSERT INTO readiness_record (process_instance, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                processInstance,
                kind,
                process,
                caseKey,
                notes,
                Timestamp.from(clock.instant()),
                Actor.current());
        audit.append(new AuditEntry(
                "ReadinessRecorded",
                null,
                process,
                null,
                "Run of " + kind + " recorded",
                Map.of("kind", kind, "notes", notes, "processInstance", processInstance)));
    }

    /** The newest run of each process, by its key. */
    Map<String, ReadinessRecord> newest() {
        return jdbc
                .query(
                        "SELECT DISTINCT ON (process) " + COLUMNS
                                + " FROM readiness_record ORDER BY process, recorded_at DESC",
                        ReadinessRecords::read)
                .stream()
                .collect(Collectors.toMap(ReadinessRecord::process, Function.identity()));
    }

    /** The newest runs of all processes, newest first. */
    List<ReadinessRecord> newest(int most) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM readiness_record ORDER BY recorded_at DESC, id DESC LIMIT ?",
                ReadinessRecords::read,
                most);
    }

    private static ReadinessRecord read(ResultSet row, int number) throws SQLException {
        return new ReadinessRecord(
                row.getString("kind"),
                row.getString("process"),
                row.getString("case_key"),
                row.getString("notes"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"));
    }
}
