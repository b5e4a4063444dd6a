package dev.firebreak.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one file of the zip, and never more of it than the zip says. */
final class PackedStream extends InputStream {

    private final RandomAccessFile zip;
    private final PackedFile file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private long at;
    private long unread;
    private boolean ended;

    PackedStream(RandomAccessFile zip, PackedFile file, long at) {
        this.zip = zip;
        this.file = file;
        this.at = at;
        this.unread = file.packed();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            crc.update(target, offset, count);
            if (inflater.getBytesWritten() > file.size()) {
                throw new BadZip(file.path());
            }
            if (count > 0) {
                return count;
            }
            if (inflater.finished()) {
                end();
            } else if (inflater.needsDictionary() || !feed()) {
                throw new BadZip(file.path());
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new BadZip(file.path());
        }
    }

    private boolean feed() throws IOException {
        if (unread == 0) {
            return false;
        }
        int count = (int) Math.min(packed.length, unread);
        zip.seek(at);
        zip.readFully(packed, 0, count);
        inflater.setInput(packed, 0, count);
        at += count;
        unread -= count;
        return true;
    }

    private void end() throws IOException {
        ended = true;
        boolean whole = unread == 0
                && inflater.getRemaining() == 0
                && inflater.getBytesWritten() == file.size()
                && (int) crc.getValue() == file.crc();
        if (!whole) {
            throw new BadZip(file.path());
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
