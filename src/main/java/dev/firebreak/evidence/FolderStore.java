package dev.firebreak.evidence;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Content as files of a folder, each called by a random number. Links are not followed. */
@Component
class FolderStore implements ContentStore {

    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Says that an upload goes on after so many bytes. */
    private static final long TOUCH = 64L << 20;

    private final JdbcTemplate jdbc;
    private final Path folder;

    @Autowired
    FolderStore(JdbcTemplate jdbc, EvidenceProperties properties) {
        this(jdbc, properties.folder());
    }

    FolderStore(JdbcTemplate jdbc, Path folder) {
        this.jdbc = jdbc;
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public Storage storage() {
        return Storage.FOLDER;
    }

    @Override
    public String start() {
        return String.valueOf(jdbc.queryForObject("SELECT evidence.start_upload('folder')", String.class));
    }

    @Override
    public OutputStream write(String place) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(
                file(place),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Durable(channel, place);
    }

    @Override
    public InputStream read(String place) throws IOException {
        return Files.newInputStream(file(place), LinkOption.NOFOLLOW_LINKS);
    }

    /** The file first: while its row is there, the sweep finds it again. */
    @Override
    public void drop(String place) {
        if (isUpload(place)) {
            remove(place);
            jdbc.queryForObject("SELECT evidence.drop_upload('folder', ?)", Boolean.class, place);
        }
    }

    @Override
    public void remove(String place) {
        try {
            Files.deleteIfExists(file(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUpload(String place) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT 1 FROM evidence.upload WHERE storage = 'folder' AND place = ?)",
                Boolean.class,
                place));
    }

    private Path file(String place) {
        if (!NUMBER.matcher(place).matches()) {
            throw new IllegalArgumentException("'" + place + "' is no place in the evidence folder");
        }
        return folder.resolve(place);
    }

    /** On disk when closed. */
    private final class Durable extends FilterOutputStream {

        private final FileChannel channel;
        private final String place;
        private long untouched;

        Durable(FileChannel channel, String place) {
            super(Channels.newOutputStream(channel));
            this.channel = channel;
            this.place = place;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            untouched += length;
            if (untouched >= TOUCH) {
                untouched = 0;
                jdbc.query("SELECT evidence.touch_upload('folder', ?)", row -> {}, place);
            }
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                channel.force(true);
                channel.close();
            }
        }
    }
}
