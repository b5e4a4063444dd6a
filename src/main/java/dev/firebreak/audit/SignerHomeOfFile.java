package dev.firebreak.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The signing key of a server that people rely on: a file that its operator made. */
@Configuration
@Profile("!local")
class SignerHomeOfFile {

    /** @param memory where the last checkpoint is kept: a folder that survives the server, and that its database cannot reach */
    @Bean
    SignerHome signerHome(
            @Value("${" + SigningKeyFile.SETTING + "}") Path key,
            @Value("${firebreak.record.signer-memory:record/last-checkpoint.txt}") Path memory)
            throws IOException {
        return new SignerHome(SigningKeyFile.read(key), memory.toAbsolutePath());
    }
}
