package dev.firebreak.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value, 32 bytes, with the two ways RFC 9162 §2.1.1 makes one: of a leaf and of an inner node. */
public final class Hash {

    /** Bytes in a hash. */
    public static final int SIZE = 32;

    /** Root of the empty tree: the hash of nothing. */
    public static final Hash EMPTY_ROOT = new Hash(sha256().digest());

    private static final HexFormat HEX = HexFormat.of();
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash at {@code offset} in longer bytes, such as a tile. */
    public static Hash at(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + SIZE));
    }

    /** @throws Malformed if these are not 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new Malformed("A hash has 32 bytes, not " + bytes.length);
        }
        return at(bytes, 0);
    }

    /** @throws Malformed if this is not 64 lowercase hex digits */
    public static Hash ofHex(String hex) {
        return of(Hex.parse(hex));
    }

    /** The hash of a leaf with these bytes. */
    public static Hash ofLeaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(leaf));
    }

    /** The hash of an inner node over its two children. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** 32 bytes, the caller's own. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lowercase hex digits. */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, SIZE);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
