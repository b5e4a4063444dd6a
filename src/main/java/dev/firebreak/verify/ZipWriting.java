package dev.firebreak.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one way a bundle's zip is written (APPNOTE 6.3.10 §4.3): every file deflated, its sizes behind it, no extra fields, no
 * comments. What is read is written again and compared, so that no byte of the container is left to whoever changes it.
 */
final class ZipWriting {

    static final long BIG = 0xFFFF_FFFFL;
    static final int MANY = 0xFFFF;
    static final int END_SIZE = 22;
    static final int END64_SIZE = 56;
    static final int LOCATOR_SIZE = 20;
    static final int CENTRAL_SIZE = 46;
    static final int LOCAL_SIZE = 30;

    private static final int VERSION = 20;
    private static final int VERSION64 = 45;
    private static final int DEFLATED = 8;

    private ZipWriting() {}

    static byte[] local(int flags, int time, byte[] name) {
        return bytes(LOCAL_SIZE + name.length)
                .putInt(0x0403_4b50)
                .putShort((short) VERSION)
                .putShort((short) flags)
                .putShort((short) DEFLATED)
                .putInt(time)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putShort((short) name.length)
                .putShort((short) 0)
                .put(name)
                .array();
    }

    static byte[] descriptor(PackedFile file) {
        boolean wide = file.packed() >= BIG || file.size() >= BIG;
        ByteBuffer bytes = bytes(wide ? 24 : 16).putInt(0x0807_4b50).putInt(file.crc());
        if (wide) {
            return bytes.putLong(file.packed()).putLong(file.size()).array();
        }
        return bytes.putInt((int) file.packed()).putInt((int) file.size()).array();
    }

    static byte[] central(PackedFile file, int flags, int time, byte[] name) {
        int wide = wideFields(file) * 8;
        int extra = wide == 0 ? 0 : 4 + wide;
        short version = (short) (wide == 0 ? VERSION : VERSION64);
        ByteBuffer bytes = bytes(CENTRAL_SIZE + name.length + extra)
                .putInt(0x0201_4b50)
                .putShort(version)
                .putShort(version)
                .putShort((short) flags)
                .putShort((short) DEFLATED)
                .putInt(time)
                .putInt(file.crc())
                .putInt(narrow(file.packed()))
                .putInt(narrow(file.size()))
                .putShort((short) name.length)
                .putShort((short) extra)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(narrow(file.offset()))
                .put(name);
        if (wide > 0) {
            bytes.putShort((short) 1).putShort((short) wide);
            putWide(bytes, file.size());
            putWide(bytes, file.packed());
            putWide(bytes, file.offset());
        }
        return bytes.array();
    }

    static byte[] end(long files, long offset, long size) {
        boolean wide = files >= MANY || offset >= BIG || size >= BIG;
        ByteBuffer bytes = bytes(END_SIZE + (wide ? END64_SIZE + LOCATOR_SIZE : 0));
        if (wide) {
            bytes.putInt(0x0606_4b50).putLong(END64_SIZE - 12);
            bytes.putShort((short) VERSION64)
                    .putShort((short) VERSION64)
                    .putInt(0)
                    .putInt(0);
            bytes.putLong(files).putLong(files).putLong(size).putLong(offset);
            bytes.putInt(0x0706_4b50).putInt(0).putLong(offset + size).putInt(1);
        }
        short count = (short) Math.min(files, MANY);
        bytes.putInt(0x0605_4b50).putInt(0).putShort(count).putShort(count);
        return bytes.putInt(narrow(size))
                .putInt(narrow(offset))
                .putShort((short) 0)
                .array();
    }

    private static int wideFields(PackedFile file) {
        return (file.size() >= BIG ? 1 : 0) + (file.packed() >= BIG ? 1 : 0) + (file.offset() >= BIG ? 1 : 0);
    }

    private static void putWide(ByteBuffer bytes, long value) {
        if (value >= BIG) {
            bytes.putLong(value);
        }
    }

    private static int narrow(long value) {
        return (int) Math.min(value, BIG);
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
