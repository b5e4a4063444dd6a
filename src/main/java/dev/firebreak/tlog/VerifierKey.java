package dev.firebreak.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * A public key that checks signatures, with the name it goes by: {@code name+id+key} on one line (the verifier key of C2SP
 * signed-note), Ed25519 only.
 */
public final class VerifierKey {

    /** What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] key;
    private final PublicKey publicKey;

    VerifierKey(String name, byte[] key) {
        this.name = KeyName.checked(name);
        this.key = key;
        byte[] encoded = new byte[X509.length + key.length];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(key, 0, encoded, X509.length, key.length);
        try {
            this.publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Malformed("Not a point that Ed25519 keys are made of");
        }
    }

    /** @throws Malformed if the line is no verifier key of Ed25519, or its id is not that of its name and key */
    public static VerifierKey parse(String line) {
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("A verifier key looks like name+id+key");
        }
        VerifierKey parsed = new VerifierKey(parts[0], KeyName.key(parts[2]));
        if (parsed.id() != KeyName.parseId(parts[1])) {
            throw new Malformed("The id of verifier key " + parts[0] + " is not that of its name and key");
        }
        return parsed;
    }

    public String name() {
        return name;
    }

    public int id() {
        return KeyName.id(name, key);
    }

    /** The line that {@link #parse} reads. */
    public String line() {
        return name + "+" + KeyName.hex(id()) + "+" + KeyName.text(key);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && that.line().equals(line());
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        return line();
    }
}
