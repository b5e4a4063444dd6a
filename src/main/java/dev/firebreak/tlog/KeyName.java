package dev.firebreak.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** The name of a key and its id, as C2SP signed-note has them. */
final class KeyName {

    /** The signature type of Ed25519. */
    static final byte ED25519 = 1;

    private KeyName() {}

    /** @throws Malformed if it is empty or holds a space, a control character or a plus */
    static String checked(String name) {
        boolean bad = name.codePoints()
                .anyMatch(c -> c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (name.isEmpty() || bad) {
            throw new Malformed("A key name is not empty and has neither spaces nor '+'");
        }
        return name;
    }

    /** The first four bytes of the hash over name and public key. */
    static int id(String name, byte[] publicKey) {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
    }

    /** Eight lowercase hex digits. */
    static String hex(int id) {
        return String.format("%08x", id);
    }

    static int parseId(String hex) {
        if (hex.length() != 8) {
            throw new Malformed("A key id has eight hex digits");
        }
        return ByteBuffer.wrap(Hex.parse(hex)).getInt();
    }

    /** The 32 bytes of an Ed25519 key, behind the byte that says so. */
    static byte[] key(String base64) {
        byte[] bytes = StrictBase64.parse(base64);
        if (bytes.length != 33 || bytes[0] != ED25519) {
            throw new Malformed("Not an Ed25519 key");
        }
        return Arrays.copyOfRange(bytes, 1, 33);
    }

    static String text(byte[] key) {
        byte[] bytes = new byte[33];
        bytes[0] = ED25519;
        System.arraycopy(key, 0, bytes, 1, 32);
        return StrictBase64.write(bytes);
    }
}
