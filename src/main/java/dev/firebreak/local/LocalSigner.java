package dev.firebreak.local;

import dev.firebreak.audit.SignerHome;
import dev.firebreak.audit.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * A key of its own under {@code data/}, made at the first start, unless one is given: who signs here is known to nobody but
 * this machine.
 */
@Configuration
@Profile("local")
class LocalSigner {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    @Bean
    SignerHome signerHome(LocalProperties properties, Environment settings)
            throws IOException, NoSuchAlgorithmException {
        Path folder = properties.data().resolve("record").toAbsolutePath();
        Optional<PrivateKey> named = SigningKey.of(settings);
        PrivateKey key = named.isPresent() ? named.get() : SigningKey.read(made(folder.resolve("signing-key.pem")));
        return new SignerHome(key, folder.resolve("last-checkpoint.txt"));
    }

    /** Nobody else may read it at any moment. */
    private static Path made(Path key) throws IOException, NoSuchAlgorithmException {
        boolean posix = key.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(key)) {
            Files.createDirectories(key.getParent());
            byte[] made = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            Path next = key.resolveSibling("signing-key.next");
            Files.deleteIfExists(next);
            if (posix) {
                Files.createFile(next, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.writeString(
                    next,
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(made)
                            + "\n-----END PRIVATE KEY-----\n");
            Files.move(next, key, StandardCopyOption.ATOMIC_MOVE);
        }
        if (posix) {
            Files.setPosixFilePermissions(key, OWNER_ONLY);
        }
        return key;
    }
}
