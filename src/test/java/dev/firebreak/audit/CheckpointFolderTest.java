package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Copies of checkpoints for somebody else's storage. */
@ExtendWith(OutputCaptureExtension.class)
class CheckpointFolderTest {

    @TempDir
    private Path folder = Path.of("");

    private Path copies = Path.of("");
    private OwnRecord record;

    @BeforeEach
    void signedRecord() throws Exception {
        copies = folder.resolve("a/b");
        record = new OwnRecord(folder.resolve("signer")).migrated("latest");
        record.append("Marked", 3);
        record.signer().sign();
    }

    @AfterEach
    void close() throws IOException {
        record.close();
    }

    @Test
    void eachCheckpointIsOneFileAndNothingElseIsThere() {
        CheckpointFolder kept = new CheckpointFolder(record.checkpoints(), copies.toString());
        kept.copy();
        kept.copy();
        record.append("Marked", 4);
        record.signer().sign();
        kept.copy();
        assertThat(copies)
                .isDirectoryContaining("glob:**/checkpoint-3.txt")
                .isDirectoryContaining("glob:**/checkpoint-7.txt");
        assertThat(copies.toFile().list()).hasSize(2);
        assertThat(copies.resolve("checkpoint-7.txt"))
                .hasBinaryContent(record.checkpoints().newest().orElseThrow().bytes());
    }

    @Test
    void whatIsThereIsNeverWrittenAgainAndADifferenceIsTold(CapturedOutput log) throws IOException {
        Files.createDirectories(copies);
        Path other = Files.writeString(copies.resolve("checkpoint-3.txt"), "what the world has seen");
        new CheckpointFolder(record.checkpoints(), copies.toString()).copy();
        assertThat(other).hasContent("what the world has seen");
        assertThat(log).contains("The newest checkpoint is not the one that was copied to " + other + " before");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(CapturedOutput log) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        new CheckpointFolder(record.checkpoints(), file.toString()).copy();
        assertThat(log).contains("No checkpoint can be copied to " + file);
    }

    @Test
    void withoutASettingNothingIsCopied() {
        new CheckpointFolder(record.checkpoints(), "").copy();
        assertThat(copies).doesNotExist();
    }
}
