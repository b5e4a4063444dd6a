package dev.firebreak.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Api;
import dev.firebreak.Firebreak;
import dev.firebreak.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first command as a process of its own, with the heap that is promised to be enough: killed while a mail waits for
 * its server, and started again.
 */
@Tag("own-jvm")
class StartAgainTest {

    private static final Logger LOG = LoggerFactory.getLogger(StartAgainTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PROMISED = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void startAfterAKillFindsTheSameCasesAndTheMailThatWaits() throws Exception {
        int port = freePort();
        // Nobody listens there.
        Process first = start(port, "--spring.mail.port=" + freePort());
        String key;
        try {
            awaitPage(port);
            Api.Answer accepted = new Api(port, "siem")
                    .post("/api/alerts", "{\"source\":\"test\",\"title\":\"Kept over a kill\",\"severity\":\"high\"}");
            assertThat(accepted.status()).isEqualTo(202);
            key = accepted.at("caseKey");
            // The case goes on without its mail.
            awaitTriage(port, key);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new Api(port, "anna")
                                    .get("/api/cases/" + key + "/timeline")
                                    .json()
                                    .findValuesAsText("kind"))
                            .contains("EffectPostponed"));
        } finally {
            first.destroyForcibly().waitFor();
        }
        long begin = System.nanoTime();
        Process second = start(port);
        try {
            awaitPage(port);
            expectSoon(Duration.ofNanos(System.nanoTime() - begin), second);
            assertThat(new Api(port, "anna").get("/api/cases/" + key).at("title"))
                    .isEqualTo("Kept over a kill");
            awaitTriage(port, key);
            Visitor anna = Visitor.withSession(port, "anna");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(anna.get("/mailbox").body()).contains("[" + key + "]"));
        } finally {
            second.destroy();
            second.waitFor();
        }
        assertThat(Files.readString(log())).doesNotContain("OutOfMemoryError");
    }

    /**
     * The first page is there within the promised time. Where other programs keep this machine busy, the start must have
     * had no more processor time than two cores give it in that time: a free machine spends about 1.5 s of it per second.
     */
    private static void expectSoon(Duration took, Process firebreak) {
        Duration worked = firebreak.info().totalCpuDuration().orElse(took);
        LOG.info(
                "Started again after a kill; first page after {} s, with {} s of processor time",
                took.toSeconds(),
                worked.toSeconds());
        if (took.compareTo(PROMISED) >= 0) {
            assertThat(worked).isLessThan(PROMISED.multipliedBy(3).dividedBy(2));
        }
    }

    private static void awaitTriage(int port, String key) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(new Api(port, "anna").tasks(key)).containsExactly("Triage alert"));
    }

    private Process start(int port, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // As spring-boot:run does.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Firebreak.class.getName(),
                "--server.port=" + port,
                "--firebreak.local.data=" + folder.resolve("data"),
                "--firebreak.local.smtp-port=" + freePort(),
                "--firebreak.local.range-port=" + freePort()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("start.log");
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
