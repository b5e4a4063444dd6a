package dev.firebreak.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** A private Ed25519 key with the name its signatures go by. */
public final class SignerKey {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SignerKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** @throws Malformed if the key is not Ed25519, or the name holds a space or a plus */
    public static SignerKey of(String name, PrivateKey key) {
        byte[] seed = key instanceof EdECPrivateKey ed ? ed.getBytes().orElse(new byte[0]) : new byte[0];
        if (seed.length != 32) {
            throw new Malformed("The key of " + name + " is not Ed25519");
        }
        return new SignerKey(key, new VerifierKey(name, publicKey(seed)));
    }

    /**
     * The key in the one-line form of Go's sumdb/note: {@code PRIVATE+KEY+name+id+key}.
     *
     * @throws Malformed if the line is no such key; the message never holds it
     */
    public static SignerKey parse(String line) {
        String[] parts =
                line.startsWith(PREFIX) ? line.substring(PREFIX.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3) {
            throw new Malformed("A signer key looks like PRIVATE+KEY+name+id+key");
        }
        SignerKey parsed = of(parts[0], privateKey(KeyName.key(parts[2])));
        if (parsed.verifier.id() != KeyName.parseId(parts[1])) {
            throw new Malformed("The id of signer key " + parts[0] + " is not that of its name and key");
        }
        return parsed;
    }

    /** The public half, for whoever checks. */
    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(byte[] text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + verifier.name() + " does not sign", e);
        }
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    /** Java derives a public key only while it generates a pair: so it generates this very one. */
    private static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] again = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElse(new byte[0]);
            if (!Arrays.equals(again, seed)) {
                throw new IllegalStateException("This Java does not make an Ed25519 key from its 32 bytes");
            }
            byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    /** The bytes it was given. */
    private static final class Fixed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
