package dev.firebreak.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The signing key of a server that people rely on: the one that its operator made. */
@Configuration
@Profile("!local")
class SignerHomeOfSettings {

    /** @param memory where the last checkpoint is kept: a folder that survives the server, and that its database cannot reach */
    @Bean
    SignerHome signerHome(
            Environment settings, @Value("${firebreak.record.signer-memory:record/last-checkpoint.txt}") Path memory)
            throws IOException {
        return new SignerHome(
                SigningKey.of(settings)
                        .orElseThrow(() -> new IOException("There is no key to sign the record with. Set "
                                + SigningKey.FILE + " or " + SigningKey.TEXT + ".")),
                memory.toAbsolutePath());
    }
}
