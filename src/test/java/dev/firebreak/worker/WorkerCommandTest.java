package dev.firebreak.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Firebreak;
import dev.firebreak.LiveFirebreakTest;
import dev.firebreak.containment.ApprovedActions;
import dev.firebreak.process.ACase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import picocli.CommandLine;

/** The command, as it runs in another network, beside a whole server. */
@LiveFirebreakTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "firebreak.effects.workers.plant-7.token=" + WorkerCommandTest.TOKEN,
            "firebreak.effects.workers.plant-7.topics=containment,release",
            "firebreak.containment.hooks.plant.type=remote",
            "firebreak.containment.hooks.plant.worker=plant-7",
            "firebreak.containment.bindings.block-ip=plant"
        })
class WorkerCommandTest {

    static final String TOKEN = "plant-7-0123456789-0123456789-0123456789";

    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ApprovedActions actions;

    @Autowired
    private ACase cases;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    private final PlantTarget target = target();
    private final StringWriter said = new StringWriter();
    private WorkerCommand command = command(TOKEN);
    private CompletableFuture<Integer> ended = CompletableFuture.completedFuture(0);

    @BeforeEach
    void prepare() throws IOException {
        repository
                .createDeployment()
                .addString("effect.bpmn", Files.readString(Path.of("src/test/resources/engine/effect.bpmn")))
                .deploy();
        configure("plant", "http", "block-ip");
    }

    @AfterEach
    void stop() throws Exception {
        target.answer();
        command.stop();
        assertThat(ended.get(60, TimeUnit.SECONDS)).isNotNull();
        target.close();
    }

    @Test
    void approvedActionIsCarriedOutAndItsProcessGoesOn() {
        String process = approved(cases.critical(), "198.51.100.11");
        work(server(), "plant-7");
        awaitState("198.51.100.11", "applied");
        assertThat(target.calls("198.51.100.11")).isEqualTo(1);
        assertThat(target.calls("\"kind\":\"apply\"")).isEqualTo(1);
        assertThat(isOver(process)).isTrue();
        assertThat(jdbc.queryForObject(
                        "SELECT actor FROM audit.entry WHERE kind = 'EffectApplied' AND details ->> 'target' = ?",
                        String.class,
                        "198.51.100.11"))
                .isEqualTo("worker plant-7");
    }

    @Test
    void wrongTokenIsRefusedAndSaidAndTheWorkerStays(CapturedOutput log) {
        command = command("x" + TOKEN);
        approved(cases.critical(), "198.51.100.12");
        work(server(), "plant-7");
        await().atMost(SOON).until(() -> log.getOut().contains("answered HTTP 401"));
        assertThat(log.getOut()).contains("compare --url, --name and FIREBREAK_WORKER_TOKEN");
        assertThat(log.getAll()).doesNotContain(TOKEN);
        assertThat(target.calls("198.51.100.12")).isZero();
        assertThat(ended).isNotDone();
    }

    @Test
    void anothersNameIsRefused(CapturedOutput log) {
        work(server(), "plant-8");
        await().atMost(SOON).until(() -> log.getOut().contains("This is the token of worker plant-7, not of plant-8."));
        assertThat(ended).isNotDone();
    }

    @Test
    void outcomeIsToldWhenTheServerIsBack(CapturedOutput log) throws IOException {
        try (Gate gate = new Gate(port)) {
            work(gate.url(), "plant-7");
            target.think();
            approved(cases.critical(), "198.51.100.13");
            await().atMost(SOON).until(() -> target.calls("198.51.100.13") == 1);
            gate.shut();
            target.answer();
            await().atMost(SOON)
                    .until(() -> log.getOut().contains("The server does not have this outcome yet")
                            && log.getOut().contains("Nothing is fetched until it answers."));
            assertThat(state("198.51.100.13")).isEqualTo("intended");
            approved(cases.critical(), "198.51.100.14");
            gate.open();
            awaitState("198.51.100.13", "applied");
            awaitState("198.51.100.14", "applied");
            assertThat(target.calls("198.51.100.13")).as("sent once").isEqualTo(1);
            command.stop();
            assertThat(ended.join()).isZero();
        }
    }

    @Test
    void drillIsNeverHandedOut() {
        work(server(), "plant-7");
        String process = approved(cases.drill(), "198.51.100.15");
        approved(cases.critical(), "198.51.100.16");
        awaitState("198.51.100.16", "applied");
        awaitState("198.51.100.15", "applied");
        assertThat(isOver(process)).isTrue();
        assertThat(jdbc.queryForObject("SELECT message FROM effect WHERE target = '198.51.100.15'", String.class))
                .startsWith("Drill: nothing was sent.");
        assertThat(target.calls("198.51.100.16")).isEqualTo(1);
        assertThat(target.calls("198.51.100.15")).isZero();
    }

    @Test
    void stopFinishesWhatIsUnderWayAndFetchesNothingMore() {
        work(server(), "plant-7");
        target.think();
        approved(cases.critical(), "198.51.100.17");
        await().atMost(SOON).until(() -> target.calls("198.51.100.17") == 1);
        command.stop();
        approved(cases.critical(), "198.51.100.18");
        await().atMost(SOON).until(() -> state("198.51.100.18").equals("offered"));
        assertThat(ended).as("it waits for the hook").isNotDone();
        target.answer();
        assertThat(ended.join()).isZero();
        assertThat(state("198.51.100.17")).isEqualTo("applied");
        assertThat(state("198.51.100.18")).isEqualTo("offered");
    }

    @Test
    void processEndsAtSigtermWhenWhatIsUnderWayIsTold() throws Exception {
        target.think();
        approved(cases.critical(), "198.51.100.19");
        Process process = process();
        try {
            await().atMost(SOON.multipliedBy(2)).until(() -> target.calls("198.51.100.19") == 1);
            process.destroy();
            assertThat(process.waitFor(2, TimeUnit.SECONDS))
                    .as("it waits for the hook")
                    .isFalse();
            target.answer();
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(state("198.51.100.19")).isEqualTo("applied");
        assertThat(Files.readString(log()))
                .contains("block-ip on 198.51.100.19", "has ended; nothing is under way.")
                .doesNotContain("Tomcat", "camunda", "Hikari");
    }

    @Test
    void unsafeOrUselessStartIsRefusedWithASentence(CapturedOutput log) throws IOException {
        assertThat(run("http://firebreak.example.org", "plant-7")).isNotZero();
        assertThat(said.toString()).contains("http only for a server on the same machine");
        command = command("");
        assertThat(run(server(), "plant-7")).isNotZero();
        assertThat(said.toString()).contains("There is no token. Set FIREBREAK_WORKER_TOKEN");
        command = command(TOKEN);
        configure("plant", "remote\n      worker: plant-7", "block-ip");
        assertThat(run(server(), "plant-7")).isNotZero();
        assertThat(log.getAll()).contains("Hook plant has type remote. A worker reaches its hooks itself");
        Files.writeString(folder.resolve("application.yaml"), "firebreak: {}");
        assertThat(run(server(), "plant-7"))
                .as("the practice range is no worker's")
                .isNotZero();
        assertThat(log.getAll()).contains("No action is bound to a hook.");
    }

    private static PlantTarget target() {
        try {
            return new PlantTarget();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WorkerCommand command(String token) {
        return new WorkerCommand(Map.of(WorkerCommand.TOKEN, token));
    }

    private void configure(String hook, String type, String action) throws IOException {
        String url = type.equals("http") ? "\n      url: " + target.url() : "";
        Files.writeString(folder.resolve("application.yaml"), """
                firebreak.containment:
                  allow-networks: 127.0.0.0/8
                  hooks:
                    %s:
                      type: %s
                  bindings: {%s: %s}
                """.formatted(hook, type + url, action, hook));
    }

    private String server() {
        return "http://127.0.0.1:" + port;
    }

    private void work(String url, String name) {
        ended = CompletableFuture.supplyAsync(() -> run(url, name));
    }

    private int run(String url, String name) {
        return new CommandLine(command)
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute("--url", url, "--name", name, "--spring.config.additional-location=" + folder + "/");
    }

    /** As an administrator starts it. */
    private Process process() throws IOException {
        ProcessBuilder worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Firebreak.class.getName(),
                        "worker",
                        "--url",
                        server(),
                        "--name",
                        "plant-7",
                        "--spring.config.additional-location=" + folder + "/")
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        worker.environment().put(WorkerCommand.TOKEN, TOKEN);
        return worker.start();
    }

    private Path log() {
        return folder.resolve("worker.log");
    }

    /** @return the process that waits for it */
    private String approved(String caseKey, String address) {
        return runtime.startProcessInstanceByKey(
                        "effect",
                        caseKey,
                        Map.of("topic", "containment", ApprovedActions.variable(), actions.blockIp(caseKey, address)))
                .getId();
    }

    private void awaitState(String address, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(state(address)).isEqualTo(state));
    }

    private String state(String address) {
        return jdbc.queryForList("SELECT state FROM effect WHERE target = ?", String.class, address).stream()
                .findFirst()
                .orElse("");
    }

    private boolean isOver(String process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process).count() == 0;
    }
}
