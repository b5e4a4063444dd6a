package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What auditors are told of the proof. */
class ProofStateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private OwnRecord record;
    private RecordKeeper keeper;
    private ProofState state;

    @BeforeEach
    void aRecord() throws Exception {
        record = new OwnRecord(folder).migrated("54");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        keeper = record.keeper(Duration.ofMillis(50), meters);
        state = record.state(keeper, record.lag(Duration.ofMillis(1), meters));
    }

    @AfterEach
    void close() throws IOException {
        keeper.stop();
        record.close();
    }

    @Test
    void beforeTheFirstCheckpointNothingIsSigned() throws Exception {
        try (Connection open = record.openTransaction()) {
            record.append("Marked", 3);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(state.state())
                            .returns(0L, RecordProof.State::sequenced)
                            .returns(3L, RecordProof.State::waiting)
                            .returns(null, RecordProof.State::checkpoint)
                            .returns(null, RecordProof.State::signedAt)
                            .satisfies(now -> assertThat(now.lag()).isPositive())
                            .satisfies(now -> assertThat(now.trouble()).contains("end what stands idle: process ")));
            open.rollback();
        }
    }

    @Test
    void whatIsSignedIsShownAndWhatIsRefusedSaysWhy() {
        record.append("Marked", 3);
        keeper.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state.state())
                        .returns(3L, RecordProof.State::sequenced)
                        .returns(0L, RecordProof.State::waiting)
                        .returns(3L, RecordProof.State::signedSize)
                        .returns(null, RecordProof.State::trouble)
                        .satisfies(now -> assertThat(now.checkpoint()).startsWith("firebreak/test\n3\n")));
        record.spoil("audit.sequenced", "DELETE FROM audit.sequenced WHERE seq = 2");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(state.state().trouble()).contains("The record has 2 entries, and 3 were signed"));
    }
}
