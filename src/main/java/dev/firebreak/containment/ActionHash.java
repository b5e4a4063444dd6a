package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.cases.CaseKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names one exact action: SHA-256 over case, action, target and parameters as JSON, with names in order and nothing
 * between them (RFC 8785; all values are text). The table checks the same sum.
 */
final class ActionHash {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ActionHash() {}

    /** The exact action as text: what the hash is of. */
    static String exact(CaseKey caseKey, ContainmentRequest request) {
        Map<String, Object> action = new TreeMap<>();
        action.put("case", caseKey.text());
        action.put("action", request.kind().word());
        action.put("target", request.target());
        action.put("parameters", new TreeMap<>(request.parameters()));
        try {
            return JSON.writeValueAsString(action);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    /** 64 lowercase hex. */
    static String of(String exact) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(exact.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
