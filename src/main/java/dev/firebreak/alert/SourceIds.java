package dev.firebreak.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made of several fields. */
final class SourceIds {

    /** What fits an index of PostgreSQL with room to spare. */
    static final int LONGEST = 300;

    private SourceIds() {}

    static String of(String... parts) {
        String id = Texts.clean(String.join("/", parts));
        return id.length() <= LONGEST ? id : "sha256:" + sha256(id);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
