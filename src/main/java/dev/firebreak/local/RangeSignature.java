package dev.firebreak.local;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Verifies calls as any receiver of Standard Webhooks does: signed with the secret, and not older than five minutes. */
final class RangeSignature {

    private static final int TOLERANCE_SECONDS = 300;

    private final String secret;
    private final Clock clock;

    /** @param secret {@code whsec_…}, or "" where every call is taken */
    RangeSignature(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    boolean holds(Headers headers, byte[] body) {
        return secret.isEmpty()
                || holds(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        body);
    }

    private boolean holds(@Nullable String id, @Nullable String at, @Nullable String signatures, byte[] body) {
        if (id == null || signatures == null || at == null || !at.matches("\\d{1,12}")) {
            return false;
        }
        byte[] expected = signature(id, at, body).getBytes(StandardCharsets.UTF_8);
        return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(at)) <= TOLERANCE_SECONDS
                && Arrays.stream(signatures.split(" "))
                        .anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)));
    }

    private String signature(String id, String at, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + at + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing; every JDK has it", e);
        }
    }
}
