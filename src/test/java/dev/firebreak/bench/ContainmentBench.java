package dev.firebreak.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.containment.ApprovedActions;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.process.ACase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** How fast actions are carried out: durable database, and a hook that takes 20 ms, as one in the same building does. */
@Tag("bench")
@FirebreakTest
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "firebreak.effects.enabled=true",
            "firebreak.local.durable=true",
            "firebreak.containment.automatic=block-ip"
        })
class ContainmentBench {

    private static final Target TARGET = new Target(Duration.ofMillis(20));

    private static final int AT_ONCE = 4;
    private static final int SLICE = 100;
    private static final int SLICES = 6;
    private static final int SINGLE = 25;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EffectWorker worker;

    @Autowired
    private ApprovedActions actions;

    @Autowired
    private ACase cases;

    @Autowired
    private JdbcTemplate jdbc;

    private String caseKey = "";
    private int number;

    @DynamicPropertySource
    static void hook(DynamicPropertyRegistry settings) {
        settings.add("firebreak.containment.hooks.firewall.url", TARGET::url);
    }

    @AfterAll
    static void stopTarget() {
        TARGET.stop();
    }

    @BeforeEach
    void deploy() throws IOException {
        repository
                .createDeployment()
                .addString("effect.bpmn", Files.readString(Path.of("src/test/resources/engine/effect.bpmn")))
                .deploy();
        caseKey = cases.critical();
        worker.stop();
    }

    @AfterEach
    void stopWorker() {
        worker.stop();
    }

    @Test
    void effects() throws Exception {
        for (int warming = 0; warming < 3; warming++) {
            path();
            alone();
        }
        double path = 0;
        double alone = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            double onPath = path();
            double byItself = alone();
            BenchLine.raw(
                    "effects", "%.0f/s through the whole path, %.0f/s the calls alone".formatted(onPath, byItself));
            path += onPath;
            alone += byItself;
        }
        double ratio = path / alone;
        BenchLine.ratioAtLeast("effects", ratio, 0.4);
        assertThat(ratio).isGreaterThanOrEqualTo(0.4);
    }

    /** From the answer that an alert is accepted to the call that contains it by itself, while nothing else happens. */
    @Test
    void containLatency() throws Exception {
        worker.start();
        Api siem = new Api(port, "siem");
        accept(siem);
        TARGET.nextCall();
        List<Double> seconds = new ArrayList<>();
        for (int n = 0; n < SINGLE; n++) {
            await().atMost(Duration.ofMinutes(1)).until(this::isIdle);
            // Not in step with the pauses of who takes up jobs and effects.
            Thread.sleep(400 + 37L * n % 300);
            TARGET.forget();
            long accepted = accept(siem);
            seconds.add((TARGET.nextCall() - accepted) / 1e9);
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        double median = sorted.get(SINGLE / 2);
        BenchLine.raw(
                "contain-latency", "fastest %.3f s, slowest %.3f s".formatted(sorted.get(0), sorted.get(SINGLE - 1)));
        BenchLine.secondsAtMost("contain-latency", median, 1);
        assertThat(median).isLessThan(1);
    }

    /** When it was accepted, in nanoseconds of this JVM. */
    private long accept(Api siem) {
        Api.Answer answer = siem.post("/api/alerts", """
                {"source":"bench","sourceId":"%s","title":"Beacon to a known server","severity":"critical",
                 "assets":["ws-%d"],"indicators":[{"type":"ip","value":"%s"}]}
                """.formatted(UUID.randomUUID(), number, address()));
        long accepted = System.nanoTime();
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("disposition")).isEqualTo("opened");
        return accepted;
    }

    private boolean isIdle() {
        Long due = jdbc.queryForObject(
                "SELECT (SELECT count(*) FROM act_ru_ext_task) "
                        + "+ (SELECT count(*) FROM act_ru_job WHERE duedate_ IS NULL OR duedate_ <= now())",
                Long.class);
        return due != null && due == 0;
    }

    /** Effects per second, from the durable task of each to its durable outcome. */
    private double path() throws InterruptedException {
        approved().forEach(this::carryOut);
        long start = System.nanoTime();
        worker.start();
        while (waiting() > 0) {
            // Often enough to be exact, and not so often that asking takes what is measured.
            Thread.sleep(20);
        }
        long end = System.nanoTime();
        worker.stop();
        return SLICE * 1e9 / (end - start);
    }

    /** Calls per second of the same client, as many at once. */
    private double alone() throws Exception {
        List<Callable<EffectOutcome>> calls = approved().stream()
                .<Callable<EffectOutcome>>map(id -> () -> actions.callAlone(id, "bench-" + id))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        long start = System.nanoTime();
        for (Future<EffectOutcome> each : threads.invokeAll(calls)) {
            assertThat(each.get()).isInstanceOf(EffectOutcome.Applied.class);
        }
        long end = System.nanoTime();
        threads.shutdown();
        return SLICE * 1e9 / (end - start);
    }

    private List<String> approved() {
        return IntStream.range(0, SLICE)
                .mapToObj(n -> actions.blockIp(caseKey, address()))
                .toList();
    }

    private void carryOut(String action) {
        runtime.startProcessInstanceByKey(
                "effect", caseKey, Map.of("topic", "containment", ApprovedActions.variable(), action));
    }

    private long waiting() {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM act_ru_ext_task WHERE topic_name_ = 'containment'", Long.class);
        return count == null ? 0 : count;
    }

    private String address() {
        number++;
        return "198.18." + number / 250 + "." + (number % 250 + 1);
    }
}
