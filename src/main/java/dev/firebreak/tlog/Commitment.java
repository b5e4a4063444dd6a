package dev.firebreak.tlog;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds a leaf to a body without telling anything of it: HMAC-SHA-256 under a salt of 32 random bytes. When both are erased
 * the commitment stands, and nobody can guess the body from it.
 */
public final class Commitment {

    /** Bytes in a salt. */
    public static final int SALT_SIZE = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private Commitment() {}

    /** What a leaf says of this body. */
    public static Hash of(byte[] salt, byte[] body) {
        if (salt.length != SALT_SIZE) {
            throw new Malformed("A salt has " + SALT_SIZE + " bytes, not " + salt.length);
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return Hash.of(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
