package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names one exact action: SHA-256 over case, action and target. The table checks the same sum. */
final class ActionHash {

    private ActionHash() {}

    /** 64 lowercase hex. */
    static String of(CaseKey caseKey, ContainmentKind kind, String target) {
        String text = caseKey.text() + "\n" + kind.word() + "\n" + target;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
