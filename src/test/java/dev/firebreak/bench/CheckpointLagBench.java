package dev.firebreak.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code checkpoint-lag}: how long it takes from the commit of an entry until a signed checkpoint covers it, in 99 of 100
 * transactions, while 16 writers append for a minute, each to a case of its own, three entries a transaction, none of a kind that
 * a checkpoint follows at once. Together they come to 800 transactions and 2,400 entries a second, which is more than the
 * engine brings about at its fastest. Durable database, settings as in production: a checkpoint every ten seconds.
 */
@Tag("bench")
@FirebreakTest
@TestPropertySource(properties = "firebreak.local.durable=true")
class CheckpointLagBench {

    private static final String KIND = "LagMarked";
    private static final int WRITERS = 16;
    private static final int ENTRIES = 3;
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration LOAD = Duration.ofMinutes(1);

    @Autowired
    private AuditLog audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void checkpointLag() throws Exception {
        List<List<Instant>> commits = load();
        long last = commits.stream().mapToLong(List::size).sum() * ENTRIES;
        await().atMost(Duration.ofMinutes(2)).until(() -> covered() == last);
        TreeMap<Long, Instant> checkpoints = checkpoints();
        Percentiles seconds = new Percentiles();
        jdbc.query(
                "SELECT case_key, number, seq FROM audit.sequenced WHERE kind = ? AND number % ? = 0",
                row -> {
                    Instant committed = commits.get(
                                    Integer.parseInt(row.getString("case_key").substring(4)))
                            .get((int) (row.getLong("number") / ENTRIES) - 1);
                    Instant signed = checkpoints.higherEntry(row.getLong("seq")).getValue();
                    seconds.add(Duration.between(committed, signed).toNanos() / 1e9);
                },
                KIND,
                ENTRIES);
        assertThat(seconds.count() * (long) ENTRIES).isEqualTo(last);
        BenchLine.raw(
                "checkpoint-lag",
                String.format(
                        Locale.ROOT,
                        "%d transactions, %d checkpoints, median %.1f s, slowest %.1f s",
                        seconds.count(),
                        checkpoints.size(),
                        seconds.p(50),
                        seconds.p(100)));
        BenchLine.secondsAtMost("checkpoint-lag", seconds.p(99), 12);
        assertThat(seconds.p(99)).isLessThanOrEqualTo(12);
    }

    /** When each transaction of each writer had committed. */
    private List<List<Instant>> load() throws Exception {
        Instant end = Instant.now().plus(LOAD);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<List<Instant>>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> write("LAG-" + writer, end)))
                    .toList();
            List<List<Instant>> commits = new ArrayList<>();
            for (Future<List<Instant>> each : writers) {
                commits.add(each.get());
            }
            return commits;
        } finally {
            threads.shutdown();
        }
    }

    private List<Instant> write(String key, Instant end) {
        List<Instant> commits = new ArrayList<>();
        for (Instant next = Instant.now(); next.isBefore(end); next = next.plus(PACE)) {
            LockSupport.parkNanos(Duration.between(Instant.now(), next).toNanos());
            transaction.executeWithoutResult(status -> IntStream.range(0, ENTRIES)
                    .forEach(n -> audit.append(AuditEntry.ofCase(
                            KIND, key, "One of three entries of a transaction", Map.of("place", n)))));
            commits.add(Instant.now());
        }
        return commits;
    }

    /** How many entries of the load a checkpoint covers. */
    private long covered() {
        Long covered = jdbc.queryForObject(
                "SELECT count(*) FROM audit.sequenced WHERE kind = ? AND seq < (SELECT max(size) FROM audit.checkpoint)",
                Long.class,
                KIND);
        return covered == null ? 0 : covered;
    }

    /** Size → when it was signed. */
    private TreeMap<Long, Instant> checkpoints() {
        TreeMap<Long, Instant> checkpoints = new TreeMap<>();
        jdbc.query("SELECT size, at FROM audit.checkpoint", row -> {
            checkpoints.put(row.getLong("size"), row.getTimestamp("at").toInstant());
        });
        return checkpoints;
    }
}
