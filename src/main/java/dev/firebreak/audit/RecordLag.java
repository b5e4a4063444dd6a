package dev.firebreak.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How long the oldest entry has waited for its place, as a metric; past a limit it says what holds it up. */
@Component
class RecordLag {

    private static final Logger LOG = LoggerFactory.getLogger(RecordLag.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final String OLDEST = """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - min(staged_at)) * 1000, 0)::bigint FROM audit.staged
            """;

    /** Every login sees who holds a transaction id; names of databases and logins too. */
    private static final String HOLDERS = """
            SELECT coalesce(string_agg(holder, '; '), 'none is open any more') FROM (
                SELECT 'process ' || l.pid || ' (login ' || coalesce(a.usename, '?') || ', database '
                    || coalesce(a.datname, '?') || coalesce(', ' || a.state, '') || ')' AS holder
                FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted AND l.pid IS NOT NULL
                UNION ALL
                SELECT 'prepared transaction ' || gid || ' (login ' || owner || ', database ' || database || ')'
                FROM pg_prepared_xacts) open
            """;

    private final JdbcTemplate jdbc;
    private final Duration limit;
    private final AtomicLong millis = new AtomicLong();
    private long told = System.nanoTime() - AGAIN.toNanos();

    RecordLag(JdbcTemplate jdbc, RecordProperties properties, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.limit = properties.lagAlarm();
        meters.gauge("firebreak.record.lag.seconds", millis, lag -> lag.get() / 1000.0);
    }

    /** Looks again. */
    void look() {
        Duration oldest = now();
        millis.set(oldest.toMillis());
        if (millis.get() > limit.toMillis() && System.nanoTime() - told > AGAIN.toNanos()) {
            told = System.nanoTime();
            LOG.error("{}", alarm(oldest, holders()));
        }
    }

    /** How long the oldest entry has waited until now; zero when none does. */
    Duration now() {
        Long oldest = jdbc.queryForObject(OLDEST, Long.class);
        return Duration.ofMillis(oldest == null ? 0 : oldest);
    }

    /** What holds entries up and what to do. */
    static String alarm(Duration oldest, String holders) {
        return "Entries have waited " + oldest.toSeconds()
                + " s for their place in the record. An open write transaction "
                + "anywhere in the database cluster holds them up; end what stands idle: " + holders;
    }

    /** The open write transactions of the cluster. */
    String holders() {
        return String.valueOf(jdbc.queryForObject(HOLDERS, String.class));
    }
}
