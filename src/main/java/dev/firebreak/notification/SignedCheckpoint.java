package dev.firebreak.notification;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.SignedNote;
import java.nio.charset.StandardCharsets;

/**
 * A checkpoint of the record, for whoever keeps it.
 *
 * @param note as it was signed, to the byte
 */
record SignedCheckpoint(String note) implements Enclosure {

    /** Of the mail and of its file: no two checkpoints share it. */
    String fileName() {
        return "checkpoint-" + Checkpoint.parse(SignedNote.parse(bytes())).size() + ".txt";
    }

    byte[] bytes() {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
