package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What auditors are told about the proof, in health and in doubt. */
class KeptProofTest {

    @TempDir
    private Path folder = Path.of("");

    private OwnRecord record;

    @BeforeEach
    void aRecord() throws Exception {
        record = new OwnRecord(folder).migrated("50");
    }

    @AfterEach
    void close() throws IOException {
        record.close();
    }

    @Test
    void nothingIsSignedBeforeTheFirstCheckpoint() {
        RecordProof.State state = record.proof(record.keeper());
        assertThat(state.checkpoint()).isNull();
        assertThat(state.signedAt()).isNull();
        assertThat(state.trouble()).isNull();
    }

    @Test
    void whatIsSignedAndWhatIsNotYetIsToldApart() {
        record.append("Marked", 7);
        RecordKeeper keeper = record.keeper();
        keeper.keepUp();
        record.append("Marked", 2);
        RecordProof.State state = record.proof(keeper);
        assertThat(state.sequenced()).isEqualTo(9);
        assertThat(state.signedSize()).isEqualTo(7);
        assertThat(state.unsigned()).isEqualTo(2);
        assertThat(state.checkpoint()).startsWith("firebreak/test\n7\n");
        Instant signed = Objects.requireNonNull(state.signedAt());
        assertThat(state.age(signed.plusSeconds(40))).isEqualTo("40 s");
        assertThat(state.age(signed.plus(Duration.ofHours(3)))).isEqualTo("3 h");
        assertThat(state.trouble()).isNull();
    }

    @Test
    void entriesThatWaitAreCountedAndALongWaitNamesWhoHoldsThemUp() {
        record.appendOnly("Marked", 3);
        record.spoil("audit.staged", "UPDATE audit.staged SET staged_at = staged_at - interval '31 seconds'");
        RecordProof.State state = record.proof(record.keeper());
        assertThat(state.waiting()).isEqualTo(3);
        assertThat(state.lag()).isGreaterThanOrEqualTo(Duration.ofSeconds(31));
        assertThat(state.trouble()).contains("end what stands idle");
    }

    @Test
    void aRefusalIsToldUntilACheckpointIsSignedAgain() {
        record.append("Marked", 7);
        record.keeper().keepUp();
        record.spoil("audit.sequenced", "DELETE FROM audit.sequenced WHERE seq >= 5");
        RecordKeeper keeper = record.keeper();
        keeper.keepUp();
        keeper.keepUp();
        assertThat(record.proof(keeper).trouble())
                .contains("The record has 5 entries, and 7 were signed")
                .contains("nothing is signed")
                .contains("Find out which before you move the signer's file away");
    }
}
