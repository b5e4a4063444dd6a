package dev.firebreak.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** In an application of its own, since its PostgreSQL is stopped. */
@Tag("own-engine")
@FirebreakTest
@TestPropertySource(properties = "firebreak.test.own-application=database-away")
@DirtiesContext
class DatabaseAwayTest {

    private static final String ALERT = "{\"source\": \"edr\", \"title\": \"Into the void\"}";

    @LocalServerPort
    private int port;

    @Value("${firebreak.local.data}")
    private Path data;

    @Test
    void anAlertIsAnswered503() throws Exception {
        Api siem = new Api(port, "siem");
        assertThat(siem.post("/api/alerts", ALERT).status()).isEqualTo(202);

        stopPostgres();
        Api.Answer answer = siem.post("/api/alerts", ALERT.replace("void", "dark"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.at("detail")).contains("Try again");
    }

    private void stopPostgres() throws IOException, InterruptedException {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        String pid = Files.readAllLines(pidFile).get(0).strip();
        // The fast way of PostgreSQL: its clients are cut off.
        new ProcessBuilder("kill", "-INT", pid).start().waitFor();
        while (ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false)) {
            Thread.sleep(50);
        }
    }
}
