package dev.firebreak.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * The private key that the record is signed with: Ed25519 (RFC 8032) in PKCS #8, as PEM (RFC 7468). It comes from a file or from
 * the environment, never from the database that it vouches for.
 */
public final class SigningKey {

    /** Environment variable that names the file. */
    public static final String FILE = "FIREBREAK_SIGNING_KEY_FILE";

    /** Environment variable that holds the key itself, where secrets come that way. */
    public static final String TEXT = "FIREBREAK_SIGNING_KEY";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private SigningKey() {}

    /**
     * The key that the settings name or hold; empty where they do neither.
     *
     * @throws IOException with a sentence for people when they do both, or it is not there, not readable or no such key
     */
    public static Optional<PrivateKey> of(PropertyResolver settings) throws IOException {
        String file = settings.getProperty(FILE, "");
        String text = settings.getProperty(TEXT, "");
        if (!file.isBlank() && !text.isBlank()) {
            throw new IOException(
                    "Both " + FILE + " and " + TEXT + " are set. Leave one away: the record has one key.");
        }
        if (!file.isBlank()) {
            return Optional.of(read(Path.of(file)));
        }
        // An environment often holds no line breaks, only what stands for them.
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(parse(text.replace("\\n", "\n").strip(), "The environment variable " + TEXT));
    }

    /**
     * The key in the file.
     *
     * @throws IOException with a sentence for people when it is not there, not readable or no such key
     */
    public static PrivateKey read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException("The signing key " + file + " is not there or cannot be read. " + FILE
                    + " must name a file that Firebreak's own user may read.");
        }
        return parse(Files.readString(file).strip(), "The file " + file);
    }

    private static PrivateKey parse(String text, String where) throws IOException {
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw noKey(where, null);
        }
        String base64 = text.substring(BEGIN.length(), text.length() - END.length());
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey(where, e);
        }
    }

    private static IOException noKey(String where, @Nullable Exception cause) {
        return new IOException(
                where + " holds no Ed25519 private key in PEM. Make one with 'openssl genpkey -algorithm ed25519 -out "
                        + "signing-key.pem'.",
                cause);
    }
}
