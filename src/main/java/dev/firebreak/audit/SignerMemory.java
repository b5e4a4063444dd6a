package dev.firebreak.audit;

import dev.firebreak.tlog.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The last checkpoint that was signed, in a file of the signer's own: the database cannot make it forget. */
final class SignerMemory {

    private final Path file;

    SignerMemory(Path file) {
        this.file = file;
    }

    /** @throws UncheckedIOException if it is there and cannot be read */
    Optional<SignedNote> last() {
        try {
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Durable when this returns, whole or not at all. */
    void keep(SignedNote note) {
        try {
            WholeFile.write(file, ".next", note.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The signer cannot keep its last checkpoint in " + file + ". Firebreak's own user must be able to "
                            + "write there.",
                    e);
        }
    }

    Path file() {
        return file;
    }
}
