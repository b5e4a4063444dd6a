package dev.firebreak.verify;

import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, each ended by a newline, none longer than memory allows. */
final class LineReader {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next line without its newline, or null after the last.
     *
     * @throws Malformed if it is not UTF-8, too long, or the file ends within it
     */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        while (fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, end - from);
            if (line.size() > JsonShape.MAX_SIZE) {
                throw new Malformed("A line of more than " + JsonShape.MAX_SIZE + " bytes");
            }
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                return Utf8.parse(line.toByteArray());
            }
        }
        if (line.size() > 0) {
            throw new Malformed("The file ends within a line");
        }
        return null;
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }
}
