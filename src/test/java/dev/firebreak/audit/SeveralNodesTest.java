package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of one Firebreak, each with a file of its own, sign one record. */
class SeveralNodesTest {

    @TempDir
    private Path folder = Path.of("");

    private OwnRecord record;
    private CheckpointSigner one;
    private CheckpointSigner other;

    @BeforeEach
    void twoNodes() throws Exception {
        record = new OwnRecord(folder).migrated("50");
        record.append("Marked", 10);
        one = record.signer();
        one.sign();
        Path copy = Files.copy(record.memory(), folder.resolve("other.txt"));
        other = record.signer(copy);
    }

    @AfterEach
    void close() throws IOException {
        record.close();
    }

    @Test
    void whoeverComesFirstSignsAndTheOtherRemembers() throws Exception {
        record.append("Marked", 1);
        assertThat(size(other.sign())).contains(11L);
        assertThat(one.sign()).isEmpty();
        assertThat(Files.readAllBytes(one.memory())).isEqualTo(Files.readAllBytes(other.memory()));
        record.append("Marked", 1);
        assertThat(size(one.sign())).contains(12L);
        assertThat(record.superuser.queryForList("SELECT size FROM audit.checkpoint ORDER BY size", Long.class))
                .containsExactly(10L, 11L, 12L);
    }

    @Test
    void whatOnlyTheOtherNodeSignedIsNotForgottenWithTheDatabase() {
        record.append("Marked", 5);
        other.sign();
        one.sign();
        record.spoil("audit.checkpoint", "DELETE FROM audit.checkpoint WHERE size > 10");
        record.spoil("audit.sequenced", "DELETE FROM audit.sequenced WHERE seq >= 12");
        assertThatThrownBy(one::sign)
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageContaining("The record has 12 entries, and 15 were signed");
    }

    @Test
    void aRecordThatDoesNotContinueWhatTheOtherSignedIsNotSigned() {
        record.append("Marked", 5);
        other.sign();
        record.spoil("audit.sequenced", "UPDATE audit.sequenced SET leaf_hash = sha256('other') WHERE seq = 13");
        record.append("Marked", 1);
        assertThatThrownBy(one::sign)
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageContaining(
                        "The first 15 entries of the record are not those that were signed (in the database)");
    }

    @Test
    void oneSignsAtATime() throws Exception {
        record.append("Marked", 1);
        try (Connection signing = record.openTransaction()) {
            try (var sql = signing.createStatement()) {
                sql.execute("SELECT pg_advisory_xact_lock(hashtextextended('audit.sign', 0))");
            }
            assertThat(one.sign()).isEmpty();
            assertThat(size(record.checkpoints().newest())).contains(10L);
            signing.rollback();
        }
        assertThat(size(one.sign())).contains(11L);
    }

    private static Optional<Long> size(Optional<SignedNote> note) {
        return note.map(Checkpoint::parse).map(Checkpoint::size);
    }
}
