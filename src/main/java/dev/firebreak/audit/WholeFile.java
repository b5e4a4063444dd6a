package dev.firebreak.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there with all its bytes, or not at all. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Durable when this returns. Makes its folder where that is missing.
     *
     * @param ending of the name that it has until it is whole; of one's own where several write the same file
     */
    static void write(Path file, String ending, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ending);
        Files.createDirectories(file.getParent());
        try (FileChannel to = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            to.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
