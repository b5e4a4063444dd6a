package dev.firebreak.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

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
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file is in a folder");
        Files.createDirectories(folder);
        try (FileChannel to = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            to.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        keepName(folder);
    }

    /** Its new name is durable only once the folder is; elsewhere than on POSIX a folder cannot be opened. */
    private static void keepName(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
