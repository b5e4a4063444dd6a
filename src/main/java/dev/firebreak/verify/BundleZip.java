package dev.firebreak.verify;

import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.Utf8;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The zip of a bundle, read as strictly as {@link ZipWriting} says: one directory, one meaning, nothing in between. */
final class BundleZip implements Closeable {

    private static final int MAX_FILES = 100_000;
    private static final long MAX_DIRECTORY = 64L << 20;

    /** What no honest file packs down to, beyond the first MiB. */
    private static final int MAX_RATIO = 250;

    private static final int DESCRIBED = 0x0008;
    private static final int UTF8 = 0x0800;

    private final RandomAccessFile zip;
    private final Map<String, PackedFile> files = new LinkedHashMap<>();

    private BundleZip(RandomAccessFile zip) {
        this.zip = zip;
    }

    static BundleZip open(Path path) throws IOException, Flaw {
        if (!Files.isRegularFile(path)) {
            throw Flaw.malformed(path + " is no file.");
        }
        BundleZip opened = new BundleZip(new RandomAccessFile(path.toFile(), "r"));
        try {
            opened.readDirectory();
            return opened;
        } catch (Flaw | IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** All files by path, in the order they stand in. */
    Map<String, PackedFile> files() {
        return files;
    }

    /** The unpacked bytes. Reads to the end only if all of them are what the zip says; else throws {@link BadZip}. */
    InputStream open(PackedFile file) {
        return new PackedStream(zip, file, file.offset() + ZipWriting.LOCAL_SIZE + Utf8.write(file.path()).length);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void readDirectory() throws IOException, Flaw {
        long length = zip.length();
        require(length >= ZipWriting.END_SIZE, "It is too short for a zip");
        ByteBuffer end = read(length - ZipWriting.END_SIZE, ZipWriting.END_SIZE);
        long count = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        if (count == ZipWriting.MANY || size == ZipWriting.BIG || offset == ZipWriting.BIG) {
            long at = length - ZipWriting.END_SIZE - ZipWriting.LOCATOR_SIZE - ZipWriting.END64_SIZE;
            require(at >= 0, "It has no zip64 directory");
            ByteBuffer end64 = read(at, ZipWriting.END64_SIZE);
            count = end64.getLong(32);
            size = end64.getLong(40);
            offset = end64.getLong(48);
        }
        require(count >= 0 && count <= MAX_FILES, "It has more than " + MAX_FILES + " files");
        require(size >= 0 && size <= MAX_DIRECTORY, "Its directory is larger than " + MAX_DIRECTORY + " bytes");
        byte[] written = ZipWriting.end(count, offset, size);
        require(offset >= 0 && offset == length - written.length - size, "It is no whole zip");
        require(same(offset + size, written), "Its end is not that of a bundle");
        readFiles(count, offset, read(offset, (int) size));
    }

    private void readFiles(long count, long end, ByteBuffer directory) throws IOException, Flaw {
        long offset = 0;
        for (long i = 0; i < count; i++) {
            require(directory.remaining() >= ZipWriting.CENTRAL_SIZE, "Its directory is cut");
            ByteBuffer head = directory.slice().order(ByteOrder.LITTLE_ENDIAN);
            int flags = Short.toUnsignedInt(head.getShort(8));
            int time = head.getInt(12);
            byte[] name = new byte[Short.toUnsignedInt(head.getShort(28))];
            require(head.remaining() >= ZipWriting.CENTRAL_SIZE + name.length, "Its directory is cut");
            head.position(ZipWriting.CENTRAL_SIZE).get(name);
            String path = path(name);
            PackedFile file = file(path, offset, head);
            byte[] written = ZipWriting.central(file, flags, time, name);
            require(flags == DESCRIBED || flags == (DESCRIBED | UTF8), path + " is not packed as in a bundle");
            require(startsWith(directory, written), path + " has a directory entry that no bundle has");
            directory.position(directory.position() + written.length);
            require(same(offset, ZipWriting.local(flags, time, name)), path + " does not begin as its directory says");
            long behind = offset + ZipWriting.LOCAL_SIZE + name.length + file.packed();
            byte[] descriptor = ZipWriting.descriptor(file);
            require(behind > offset && behind <= end - descriptor.length, path + " reaches beyond the files");
            require(same(behind, descriptor), path + " does not end as its directory says");
            boolean bomb = file.size() > 1 << 20 && file.size() / MAX_RATIO > file.packed();
            require(!bomb, path + " would unpack to " + file.size() + " bytes");
            require(files.put(path, file) == null, path + " is in it twice");
            offset = behind + descriptor.length;
        }
        require(offset == end && !directory.hasRemaining(), "It has bytes that belong to no file");
    }

    /** Sizes beyond 32 bits stand behind the name, in this order. */
    private static PackedFile file(String path, long offset, ByteBuffer head) throws Flaw {
        long packed = Integer.toUnsignedLong(head.getInt(20));
        long size = Integer.toUnsignedLong(head.getInt(24));
        int wide = (size == ZipWriting.BIG ? 8 : 0) + (packed == ZipWriting.BIG ? 8 : 0);
        if (wide > 0) {
            require(head.remaining() >= 4 + wide, "Its directory is cut");
            head.getInt();
            size = size == ZipWriting.BIG ? head.getLong() : size;
            packed = packed == ZipWriting.BIG ? head.getLong() : packed;
        }
        require(size >= 0 && packed >= 0, path + " has a size that is none");
        return new PackedFile(path, offset, head.getInt(16), packed, size);
    }

    private static String path(byte[] name) throws Flaw {
        try {
            String path = Utf8.parse(name);
            require(SafePath.holds(path), "It has a file name that would leave its folder or cannot be written");
            return path;
        } catch (Malformed e) {
            throw Flaw.malformed("It has a file name that is not UTF-8.");
        }
    }

    private static boolean startsWith(ByteBuffer directory, byte[] expected) {
        return directory.remaining() >= expected.length
                && directory.slice(directory.position(), expected.length).equals(ByteBuffer.wrap(expected));
    }

    private boolean same(long at, byte[] expected) throws IOException, Flaw {
        return at >= 0
                && at <= zip.length() - expected.length
                && Arrays.equals(read(at, expected.length).array(), expected);
    }

    private ByteBuffer read(long at, int size) throws IOException {
        byte[] bytes = new byte[size];
        zip.seek(at);
        zip.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean holds, String otherwise) throws Flaw {
        if (!holds) {
            throw Flaw.malformed("This is no bundle: " + otherwise + ".");
        }
    }
}
