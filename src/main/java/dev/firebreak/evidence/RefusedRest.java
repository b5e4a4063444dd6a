package dev.firebreak.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Content that comes in. When it is closed early, the rest is read, since most senders hear an answer only after they have sent
 * everything; but never more than a number of bytes in all, whatever a sender goes on with.
 */
final class RefusedRest extends FilterInputStream {

    private static final int PART = 1 << 16;

    private long left;

    /** @param most bytes that are read in all */
    RefusedRest(InputStream from, long most) {
        super(from);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        left--;
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        left -= got;
        return got;
    }

    /** The stream below would read to the end, which may never come. */
    @Override
    public void close() throws IOException {
        byte[] part = new byte[PART];
        int got = 0;
        while (left > 0 && got >= 0) {
            got = read(part, 0, part.length);
        }
    }
}
