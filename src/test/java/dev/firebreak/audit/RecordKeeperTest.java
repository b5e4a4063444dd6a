package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.tlog.Checkpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RecordKeeperTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private OwnRecord record;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void aRecord() throws Exception {
        record = new OwnRecord(folder).migrated("50");
    }

    @AfterEach
    void close() throws IOException {
        record.close();
    }

    @Test
    void whatMustNotWaitIsSignedAtOnceAndAllElseInItsTime() {
        record.append("Marked", 1);
        RecordKeeper keeper = record.keeper(Duration.ofHours(1), meters);
        keeper.start();
        try {
            awaitSigned(1);
            record.stage("Marked", 1);
            await().atMost(PATIENCE).until(() -> record.tiles().size() == 2);
            record.stage("Urgent", 1);
            awaitSigned(3);
        } finally {
            keeper.stop();
        }
        assertThat(record.superuser.queryForList("SELECT size FROM audit.checkpoint ORDER BY size", Long.class))
                .containsExactly(1L, 3L);
    }

    @Test
    void tilesOfWhatWasDrainedBySqlAreFilled() {
        record.stage("Marked", 256);
        assertThat(record.superuser.queryForObject("SELECT audit.drain()", Integer.class))
                .isEqualTo(256);
        assertThat(record.sequence()).isZero();
        assertThat(record.tiles().tile(0, 0)).hasSize(8192);
    }

    @Test
    void whoeverHoldsUpTheRecordIsNamedInAnAlarm(CapturedOutput output) throws Exception {
        RecordLag lag = record.lag(Duration.ofMillis(1), meters);
        try (Connection open = record.openTransaction();
                Statement sql = open.createStatement()) {
            record.stage("Marked", 1);
            record.sequence();
            await().atMost(PATIENCE).untilAsserted(() -> {
                lag.look();
                assertThat(meters.get("firebreak.record.lag.seconds").gauge().value())
                        .isPositive();
                assertThat(output).contains("end what stands idle");
            });
            try (var row = sql.executeQuery("SELECT pg_backend_pid()")) {
                assertThat(row.next()).isTrue();
                assertThat(output).contains("process " + row.getInt(1) + " (login postgres, database firebreak");
            }
            open.rollback();
        }
        record.sequence();
        lag.look();
        assertThat(meters.get("firebreak.record.lag.seconds").gauge().value()).isZero();
    }

    private void awaitSigned(long size) {
        await().atMost(PATIENCE)
                .until(() -> record.checkpoints()
                        .newest()
                        .map(Checkpoint::parse)
                        .filter(signed -> signed.size() == size)
                        .isPresent());
    }
}
