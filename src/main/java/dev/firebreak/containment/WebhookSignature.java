package dev.firebreak.containment;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a call as Standard Webhooks 1.0 wants it: HMAC-SHA256 over id, time and body, under a secret that both sides know. */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec secret;

    private WebhookSignature(SecretKeySpec secret) {
        this.secret = secret;
    }

    /**
     * @param secret {@code whsec_} and 24 to 64 bytes in Base64
     * @throws IllegalArgumentException without the secret in its message
     */
    static WebhookSignature with(String secret) {
        byte[] bytes = secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException("A signing secret is whsec_ and 24 to 64 bytes in Base64");
        }
        return new WebhookSignature(new SecretKeySpec(bytes, ALGORITHM));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    /** The header {@code webhook-signature}. */
    String of(String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing; every JDK has it", e);
        }
    }
}
