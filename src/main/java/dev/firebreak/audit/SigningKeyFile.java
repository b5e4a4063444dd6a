package dev.firebreak.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The private key that the record is signed with: Ed25519 (RFC 8032) in PKCS #8, as PEM (RFC 7468). */
public final class SigningKeyFile {

    /** Environment variable that names the file. */
    public static final String SETTING = "FIREBREAK_SIGNING_KEY_FILE";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private SigningKeyFile() {}

    /**
     * The key in the file.
     *
     * @throws IOException with a sentence for people when it is not there, not readable or no such key
     */
    public static PrivateKey read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException("The signing key " + file + " is not there or cannot be read. " + SETTING
                    + " must name a file that Firebreak's own user may read.");
        }
        String text = Files.readString(file).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw noKey(file, null);
        }
        String base64 = text.substring(BEGIN.length(), text.length() - END.length());
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey(file, e);
        }
    }

    private static IOException noKey(Path file, @Nullable Exception cause) {
        return new IOException(
                "The file " + file + " holds no Ed25519 private key in PEM. Make one with 'openssl genpkey -algorithm "
                        + "ed25519 -out " + file + "'.",
                cause);
    }
}
