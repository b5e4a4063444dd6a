package dev.firebreak.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Api;
import dev.firebreak.Firebreak;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first command as a process of its own, with the heap that is promised to be enough: killed, and started again. */
class StartAgainTest {

    private static final Logger LOG = LoggerFactory.getLogger(StartAgainTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void startAfterAKillFindsTheSameCases() throws Exception {
        int port = freePort();
        Process first = start(port);
        String key;
        try {
            awaitPage(port);
            Api.Answer accepted = new Api(port, "siem")
                    .post("/api/alerts", "{\"source\":\"test\",\"title\":\"Kept over a kill\",\"severity\":\"high\"}");
            assertThat(accepted.status()).isEqualTo(202);
            key = accepted.at("caseKey");
        } finally {
            first.destroyForcibly().waitFor();
        }
        long begin = System.nanoTime();
        Process second = start(port);
        try {
            awaitPage(port);
            LOG.info(
                    "Started again after a kill; first page after {} s",
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
            assertThat(new Api(port, "anna").get("/api/cases/" + key).at("title"))
                    .isEqualTo("Kept over a kill");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new Api(port, "anna")
                                    .get("/engine-rest/task?processInstanceBusinessKey=" + key)
                                    .json()
                                    .findValuesAsText("name"))
                            .containsExactly("Triage alert"));
        } finally {
            second.destroy();
            second.waitFor();
        }
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Firebreak.class.getName(),
                        "--server.port=" + port,
                        "--firebreak.local.data=" + folder.resolve("data"),
                        "--firebreak.local.smtp-port=" + freePort(),
                        "--firebreak.local.range-port=" + freePort()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("start.log").toFile()))
                .start();
    }

    private static void awaitPage(int port) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> new Api(port, "anna").get("/api/cases").status() == 200);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
