package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Firebreak;
import dev.firebreak.Postgres;
import dev.firebreak.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Firebreaks in profile production, each a process of its own, on one PostgreSQL that outlives them. */
final class Nodes implements AutoCloseable {

    /** How long an effect is locked: shorter than a start, so that a killed node's effects wait for no lock. */
    static final Duration LOCK = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PASSWORD = "a long enough one";

    private final Path folder;
    private final Stage stage;
    private final EmbeddedPostgres database;
    private final JdbcTemplate jdbc;
    private final List<Process> started = new ArrayList<>();

    /** Starts the database, and nothing else. */
    Nodes(Path folder, Stage stage) throws IOException, SQLException, GeneralSecurityException {
        this.folder = folder;
        this.stage = stage;
        this.database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                // What is committed is on the disk, as in production: a killed server forgets nothing of it.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .start();
        execute(
                "CREATE ROLE firebreak_owner LOGIN",
                "CREATE ROLE firebreak_app LOGIN",
                "CREATE DATABASE firebreak OWNER firebreak_owner");
        this.jdbc = new JdbcTemplate(database.getDatabase("postgres", "firebreak"));
        writeKey();
        Files.writeString(
                folder.resolve("application.yaml"), """
                firebreak:
                  effects:
                    lock: %s
                  containment:
                    allow-networks: 127.0.0.0/8
                    automatic: block-ip
                    bindings: {block-ip: target}
                    hooks:
                      target:
                        url: %s/target
                        honours-keys: %s
                        call-timeout: 2s
                camunda.bpm.job-execution.lock-time-in-millis: 10000
                """.formatted(LOCK, stage.address(), stage.honoursKeys()));
    }

    /** @param process that answers at this port */
    record Node(Process process, int port) {

        long pid() {
            return process.pid();
        }

        /** SIGKILL: it does nothing more, and never learns of it. */
        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor()).as("killed by SIGKILL").isEqualTo(128 + 9);
        }

        /** SIGSTOP: it stands still, and its clock goes on. */
        void freeze() throws IOException, InterruptedException {
            signal(pid(), "STOP");
        }

        /** SIGCONT: it goes on where it stood, and knows of nothing. */
        void thaw() throws IOException, InterruptedException {
            signal(pid(), "CONT");
        }

        /** SIGTERM, and the end. */
        void stop() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** It answers when this returns. */
    Node start() throws IOException {
        return start(WatchedFirebreak.class, Map.of());
    }

    /** The same with another Firebreak. */
    Node start(Class<?> main, Map<String, String> settings) throws IOException {
        int port = freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SERVER_PORT", String.valueOf(port));
        Process process = java(main, environment);
        started.add(process);
        Visitor nora = Visitor.withBasic(port, "nora", PASSWORD);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            assertThat(process.isAlive()).as(said()).isTrue();
            return nora.get("/engine-rest/user/count").statusCode() == 200;
        });
        return new Node(process, port);
    }

    /** SIGKILL to every process of the database server, and a start that has to recover; it answers when this returns. */
    void killDatabase() throws IOException, InterruptedException {
        Path pid = folder.resolve("postgres").resolve("postmaster.pid");
        long server = Long.parseLong(Files.readAllLines(pid).get(0).strip());
        // It stands still first: left alone for a moment, it would clean up behind its processes.
        signal(server, "STOP");
        List<ProcessHandle> all = ProcessHandle.of(server)
                .map(parent ->
                        Stream.concat(parent.descendants(), Stream.of(parent)).toList())
                .orElseThrow();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        new Postgres(folder).start();
    }

    /** Somebody who posts alerts to a node; see {@link #makeAlertSource()}. */
    static Visitor alertSource(Node node) {
        return Visitor.withBasic(node.port(), "siem", PASSWORD);
    }

    /** Where the signer keeps its last checkpoint. */
    Path signerMemory() {
        return folder.resolve("last-checkpoint.txt");
    }

    /** As an administrator makes it, beside a running node. */
    void makeAlertSource() throws IOException, InterruptedException {
        command("user", "add", "siem", "--group", "alert-source");
    }

    /** As an operator finishes the record, once no node runs any more. */
    void drain() throws IOException, InterruptedException {
        command("drain");
    }

    private void command(String... words) throws IOException, InterruptedException {
        Process command = java(Firebreak.class, Map.of("FIREBREAK_PASSWORD", PASSWORD), words);
        assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).as(said()).isZero();
    }

    /** An alert whose addresses are blocked by themselves. */
    void alert(Node node, List<String> addresses) {
        String indicators = addresses.stream()
                .map(address -> "{\"type\":\"ip\",\"value\":\"" + address + "\"}")
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        var answer = alertSource(node).send("POST", "/api/alerts", """
                {"source":"proof","sourceId":"%1$s","title":"Beacon to a known server","severity":"critical",
                 "assets":["ws-%1$s"],"indicators":[%2$s]}""".formatted(addresses.get(0), indicators));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"opened\"");
    }

    /** Everything that any node said. */
    String said() throws IOException {
        return Files.readString(log());
    }

    private Process java(Class<?> main, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + WatchedFirebreak.STAGE + "=" + stage.address(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "production",
                        "SPRING_CONFIG_ADDITIONAL_LOCATION",
                        folder + "/",
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/firebreak",
                        "SPRING_DATASOURCE_USERNAME",
                        "firebreak_app",
                        "SPRING_FLYWAY_USER",
                        "firebreak_owner",
                        "FIREBREAK_BASE_URL",
                        "https://firebreak.example.org",
                        "FIREBREAK_ADMIN_LOGIN",
                        "nora",
                        "FIREBREAK_ADMIN_PASSWORD",
                        PASSWORD,
                        "FIREBREAK_SIGNING_KEY_FILE",
                        key().toString()));
        // Map.of ends at ten.
        process.environment()
                .putAll(Map.of(
                        "FIREBREAK_RECORD_INSTALLATION",
                        "test",
                        "FIREBREAK_RECORD_SIGNER_MEMORY",
                        signerMemory().toString()));
        process.environment().putAll(environment);
        return process.start();
    }

    private static void signal(long pid, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
        assertThat(kill.waitFor()).as("SIG%s to %s", name, pid).isZero();
    }

    private Path log() {
        return folder.resolve("nodes.log");
    }

    private Path key() {
        return folder.resolve("key.pem");
    }

    private void writeKey() throws IOException, GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Files.writeString(
                key(),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection admin = database.getPostgresDatabase().getConnection();
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

    @Override
    public void close() throws IOException {
        started.forEach(Process::destroyForcibly);
        database.close();
    }
}
