package dev.firebreak.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverServerTest {

    @Test
    void databaseOfALivingFirebreakIsLeftAlone(@TempDir Path data) throws IOException {
        try (EmbeddedPostgres living = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            assertThatThrownBy(() -> LeftoverServer.stop(data))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another Firebreak runs");
            assertThatCode(() -> {
                        try (Connection connection =
                                living.getPostgresDatabase().getConnection()) {
                            connection.createStatement().execute("SELECT 1");
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }
}
