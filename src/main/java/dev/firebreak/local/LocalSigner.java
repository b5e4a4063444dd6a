package dev.firebreak.local;

import dev.firebreak.audit.SignerHome;
import dev.firebreak.audit.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A key of its own under {@code data/}, made at the first start: who signs here is known to nobody but this machine. */
@Configuration
@Profile("local")
class LocalSigner {

    @Bean
    SignerHome signerHome(LocalProperties properties) throws IOException, NoSuchAlgorithmException {
        Path folder = properties.data().resolve("record").toAbsolutePath();
        Path key = folder.resolve("signing-key.pem");
        if (!Files.exists(key)) {
            Files.createDirectories(folder);
            byte[] made = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            Files.writeString(
                    key,
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(made)
                            + "\n-----END PRIVATE KEY-----\n");
        }
        return new SignerHome(SigningKeyFile.read(key), folder.resolve("last-checkpoint.txt"));
    }
}
