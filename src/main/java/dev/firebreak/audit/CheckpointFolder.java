package dev.firebreak.audit;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Copies checkpoints to where somebody else keeps them: one signed note a file, named by its number of entries. What is there is
 * never written again, so the folder may be on storage that writes once.
 */
@Component
class CheckpointFolder {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);

    private final Checkpoints checkpoints;
    private final String folder;

    /** @param folder "" where nobody keeps copies */
    CheckpointFolder(Checkpoints checkpoints, @Value("${firebreak.record.checkpoint-folder:}") String folder) {
        this.checkpoints = checkpoints;
        this.folder = folder;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${firebreak.record.checkpoint-folder-every:PT10M}")
    void copy() {
        if (folder.isBlank()) {
            return;
        }
        try {
            checkpoints.newest().ifPresent(this::copy);
        } catch (RuntimeException e) {
            LOG.warn("The newest checkpoint cannot be copied now; trying again: {}", e.toString());
        }
    }

    private void copy(SignedNote note) {
        Path file =
                Path.of(folder).resolve("checkpoint-" + Checkpoint.parse(note).size() + ".txt");
        try {
            if (!Files.exists(file)) {
                WholeFile.write(file, "." + UUID.randomUUID() + ".part", note.bytes());
            } else if (!Arrays.equals(Files.readAllBytes(file), note.bytes())) {
                LOG.error(
                        "The newest checkpoint is not the one that was copied to {} before. The record was changed, or another "
                                + "Firebreak writes there. Keep both, and tell the auditors.",
                        file);
            }
        } catch (IOException e) {
            LOG.error(
                    "No checkpoint can be copied to {} ({}). Firebreak's own user must be able to write there; trying again.",
                    file,
                    e.toString());
        }
    }
}
