package dev.firebreak.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** For the command line: the database of a Firebreak that runs in profile {@code local} already. Not found by scanning. */
@Profile("local")
@EnableConfigurationProperties(LocalProperties.class)
public class RunningDatabase {

    private static final int LINE_OF_PORT = 3;

    @Bean
    JdbcConnectionDetails login(LocalProperties properties) throws IOException {
        Path pidFile = properties.data().resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            throw new IllegalStateException("no Firebreak runs on the data folder "
                    + properties.data().toAbsolutePath() + ". Start it first; in profile local its database runs only"
                    + " with it. For another database set SPRING_PROFILES_ACTIVE=production and SPRING_DATASOURCE_URL");
        }
        List<String> lines = Files.readAllLines(pidFile);
        return EmbeddedDatabase.runtimeLogin(lines.get(LINE_OF_PORT).strip());
    }
}
