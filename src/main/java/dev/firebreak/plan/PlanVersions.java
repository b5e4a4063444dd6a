package dev.firebreak.plan;

import dev.firebreak.audit.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The versions of the plan, newest in force. */
@Component
public class PlanVersions {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    PlanVersions(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All versions, newest first. */
    public List<PlanVersion> all() {
        return jdbc.query(
                "SELECT number, hash, deployment_id, deployed_at FROM plan_version ORDER BY number DESC",
                (row, n) -> new PlanVersion(
                        row.getInt("number"),
                        row.getString("hash"),
                        row.getString("deployment_id"),
                        row.getTimestamp("deployed_at").toInstant()));
    }

    /** The version that new cases start on; empty before the first deployment. */
    public Optional<PlanVersion> current() {
        return all().stream().findFirst();
    }

    PlanVersion add(String hash, String deploymentId, int files) {
        int number = current().map(PlanVersion::number).orElse(0) + 1;
        Instant now = clock.instant();
        jdbc.update(
                "INSERT INTO plan_version (number, hash, deployment_id, files, deployed_at, deployed_by) "
                        + "VALUES (?, ?, ?, ?, ?, ?)",
                number,
                hash,
                deploymentId,
                files,
                Timestamp.from(now),
                Actor.current());
        return new PlanVersion(number, hash, deploymentId, now);
    }
}
