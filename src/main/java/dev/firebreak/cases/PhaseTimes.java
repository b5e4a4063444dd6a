package dev.firebreak.cases;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How long it takes from a case's opening to what its tasks say, by the engine's history. Drills are left out. */
@Component
class PhaseTimes {

    static final Duration SINCE = Duration.ofDays(90);

    private static final String MEDIANS = """
            WITH done AS (
                SELECT c.key, c.severity,
                    extract(epoch FROM (%s(t.end_time_) AT TIME ZONE 'UTC' - c.opened_at)) AS seconds
                FROM incident_case c
                JOIN act_hi_procinst p ON p.business_key_ = c.key
                JOIN act_hi_taskinst t ON t.proc_inst_id_ = p.id_
                WHERE NOT c.drill AND c.opened_at >= ? AND t.delete_reason_ = 'completed'
                    AND t.proc_def_id_ || ' ' || t.task_def_key_ = ANY (?)
                GROUP BY c.key)
            SELECT severity, count(*) AS cases, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median
            FROM done GROUP BY severity
            ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], severity)
            """;

    private final JdbcTemplate jdbc;
    private final TaskPhases phases;
    private final Clock clock;

    PhaseTimes(JdbcTemplate jdbc, TaskPhases phases, Clock clock) {
        this.jdbc = jdbc;
        this.phases = phases;
        this.clock = clock;
    }

    /** To the first finished task of the phase, by severity, the most severe first. */
    List<PhaseTime> toFirst(String phase) {
        return medians("min", phase);
    }

    /** To the last finished task of the phase. */
    List<PhaseTime> toLast(String phase) {
        return medians("max", phase);
    }

    private List<PhaseTime> medians(String which, String phase) {
        List<PhaseTime> times = jdbc.query(
                MEDIANS.formatted(which),
                (row, n) -> new PhaseTime(
                        row.getString("severity"),
                        row.getLong("cases"),
                        Duration.ofSeconds(Math.max(0, row.getLong("median"))),
                        0),
                Timestamp.from(clock.instant().minus(SINCE)),
                phases.of(phase).toArray(String[]::new));
        long longest = times.stream()
                .mapToLong(time -> time.median().toSeconds())
                .max()
                .orElse(0);
        return times.stream().map(time -> scaled(time, longest)).toList();
    }

    private static PhaseTime scaled(PhaseTime time, long longest) {
        long share = longest == 0 ? 1 : Math.max(1, 100 * time.median().toSeconds() / longest);
        return new PhaseTime(time.severity(), time.cases(), time.median(), share);
    }
}
