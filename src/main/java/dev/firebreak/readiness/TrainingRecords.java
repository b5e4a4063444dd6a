package dev.firebreak.readiness;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who was trained in what. */
@Component
class TrainingRecords {

    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final Clock clock;

    TrainingRecords(JdbcTemplate jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stored when the surrounding transaction commits. */
    void add(String person, String topic, String result) {
        jdbc.update(
                "INSERT INTO training_record (person, topic, result, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?)",
                person,
                topic,
                result,
                Timestamp.from(clock.instant()),
                Actor.current());
        audit.append(AuditEntry.of(
                "TrainingRecorded",
                "Training of " + person + " in '" + topic + "': " + result,
                Map.of("person", person, "topic", topic, "result", result)));
    }

    /** Each person's records, newest first. */
    Map<String, List<TrainingRecord>> byPerson() {
        return jdbc
                .query(
                        "SELECT person, topic, result, recorded_at, recorded_by FROM training_record "
                                + "ORDER BY recorded_at DESC, id DESC",
                        (row, n) -> new TrainingRecord(
                                row.getString("person"),
                                row.getString("topic"),
                                row.getString("result"),
                                row.getTimestamp("recorded_at").toInstant(),
                                row.getString("recorded_by")))
                .stream()
                .collect(Collectors.groupingBy(TrainingRecord::person, LinkedHashMap::new, Collectors.toList()));
    }
}
