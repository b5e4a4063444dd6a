package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether two alerts are the same one: SHA-256 over source, id and content.
 *
 * @param hex 64 lowercase hex
 */
record AlertFingerprint(String hex) {

    static AlertFingerprint of(String source, String sourceId, JsonNode content) {
        StringBuilder text = new StringBuilder();
        CanonicalJson.text(source, text);
        CanonicalJson.text(sourceId, text);
        CanonicalJson.write(content, text);
        try {
            return new AlertFingerprint(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
