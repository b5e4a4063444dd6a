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
                "SELECT number, hash, deployment_id, files, deployed_at, deployed_by FROM plan_version ORDER BY number DESC",
                (row, n) -> new PlanVersion(
                        row.getInt("number"),
                        row.getString("hash"),
                        row.getString("deployment_id"),
                        row.getInt("files"),
                        row.getTimestamp("deployed_at").toInstant(),
                        row.getString("deployed_by")));
    }

    /** Lets one node at a time decide about the version in force, until the caller's transaction ends. */
    void lock() {
        jdbc.query("SELECT pg_advisory_xact_lock(hashtextextended('plan version', 0))", (row, n) -> true);
    }

    /** The version that new cases start on; empty before the first deployment. */
    public Optional<PlanVersion> current() {
        return all().stream().findFirst();
    }

    /** The version of that number; empty if there never was one. */
    Optional<PlanVersion> find(int number) {
        return all().stream().filter(version -> version.number() == number).findFirst();
    }

    PlanVersion add(String hash, String deploymentId, int files) {
        int number = current().map(PlanVersion::number).orElse(0) + 1;
        Instant now = clock.instant();
        String by = Actor.current();
        jdbc.update(
                "INSERT INTO plan_version (number, hash, deployment_id, files, deployed_at, deployed_by) "
                        + "VALUES (?, ?, ?, ?, ?, ?)",
                number,
                hash,
                deploymentId,
                files,
                Timestamp.from(now),
                by);
        return new PlanVersion(number, hash, deploymentId, files, now, by);
    }
}
