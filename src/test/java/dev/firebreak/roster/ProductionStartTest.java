package dev.firebreak.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Firebreak;
import dev.firebreak.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production starts of their own processes, on one PostgreSQL: from the very first to one refused for its accounts. */
@Tag("own-jvm")
class ProductionStartTest {

    private static final String PASSWORD = "a long enough one";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aProductionStartNeedsAnAdministratorAndNoDemoPassword() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            execute(
                    server,
                    "postgres",
                    "CREATE ROLE firebreak_owner LOGIN",
                    "CREATE ROLE firebreak_app LOGIN",
                    "CREATE DATABASE firebreak OWNER firebreak_owner");

            assertThat(refusal(server, Map.of()))
                    .contains("Firebreak refuses to start:")
                    .contains("- There is no administrator. Set FIREBREAK_ADMIN_LOGIN and FIREBREAK_ADMIN_PASSWORD")
                    .doesNotContain("\tat dev.firebreak");
            firstStart(server);

            execute(
                    server,
                    "firebreak",
                    "INSERT INTO act_id_user (id_, rev_, salt_, pwd_) VALUES ('anna', 1, 'salt', '{SHA-512}' || "
                            + "replace(encode(sha512('firebreaksalt'::bytea), 'base64'), E'\\n', ''))");
            assertThat(refusal(server, Map.of()))
                    .contains(
                            "- These accounts have the demo password that everybody knows: anna. Give each a new one");
        }
    }

    private void firstStart(EmbeddedPostgres server) throws Exception {
        int port = freePort();
        Process firebreak =
                start(server, port, Map.of("FIREBREAK_ADMIN_LOGIN", "nora", "FIREBREAK_ADMIN_PASSWORD", PASSWORD));
        try {
            Visitor nora = Visitor.withBasic(port, "nora", PASSWORD);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> nora.get("/engine-rest/user/count").body().equals("{\"count\":1}"));
            assertThat(nora.send("POST", "/engine-rest/user/create", """
                            {"profile":{"id":"max"},"credentials":{"password":"too short"}}""").body())
                    .contains("Password does not match policy");
        } finally {
            firebreak.destroy();
            firebreak.waitFor();
        }
    }

    /** What a start says that ends by itself, and badly. */
    private String refusal(EmbeddedPostgres server, Map<String, String> more) throws Exception {
        Process firebreak = start(server, 0, more);
        if (!firebreak.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            firebreak.destroy();
        }
        String said = Files.readString(log());
        assertThat(firebreak.exitValue()).as(said).isEqualTo(1);
        return said;
    }

    private Process start(EmbeddedPostgres server, int port, Map<String, String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Firebreak.class.getName()));
        ProcessBuilder firebreak =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        firebreak
                .environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "production",
                        "SERVER_PORT",
                        String.valueOf(port),
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/firebreak",
                        "SPRING_DATASOURCE_USERNAME",
                        "firebreak_app",
                        "SPRING_FLYWAY_USER",
                        "firebreak_owner",
                        "FIREBREAK_BASE_URL",
                        "https://firebreak.example.org",
                        "FIREBREAK_SIGNING_KEY_FILE",
                        key().toString()));
        // Map.of ends at ten.
        firebreak
                .environment()
                .putAll(Map.of(
                        "FIREBREAK_RECORD_INSTALLATION",
                        "test",
                        "FIREBREAK_RECORD_SIGNER_MEMORY",
                        folder.resolve("last-checkpoint.txt").toString()));
        firebreak.environment().putAll(more);
        return firebreak.start();
    }

    private Path log() {
        return folder.resolve("start.log");
    }

    private Path key() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private static void execute(EmbeddedPostgres server, String database, String... statements) throws SQLException {
        try (Connection admin = server.getDatabase("postgres", database).getConnection();
                Statement sql = admin.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
