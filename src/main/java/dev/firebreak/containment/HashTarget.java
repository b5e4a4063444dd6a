package dev.firebreak.containment;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A file by the hash of its content: MD5, SHA-1, SHA-256 or SHA-512 in lowercase hex. */
final class HashTarget {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}");

    /** Of nothing: blocking it would block every empty file. */
    private static final Set<String> OF_THE_EMPTY_FILE = Set.of(
            "d41d8cd98f00b204e9800998ecf8427e",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                    + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e");

    private HashTarget() {}

    static String read(String text) {
        String hash = text.toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hash).matches()) {
            throw new InvalidTarget(text, "is no hash: 32, 40, 64 or 128 hex digits.");
        }
        if (OF_THE_EMPTY_FILE.contains(hash)) {
            throw new InvalidTarget(text, "is the hash of an empty file, of which every machine has many.");
        }
        return hash;
    }
}
