package dev.firebreak.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.Api;
import dev.firebreak.LiveFirebreakTest;
import dev.firebreak.engine.RemoteOutside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What workers in two other networks may fetch and tell. */
@LiveFirebreakTest
@Import(RemoteOutside.class)
@TestPropertySource(
        properties = {
            "firebreak.effects.workers.plant.token=" + WorkerApiTest.PLANT,
            "firebreak.effects.workers.plant.topics=remote",
            "firebreak.effects.workers.office.token=" + WorkerApiTest.OFFICE,
            "firebreak.effects.workers.office.topics=remote,release",
            "firebreak.effects.offer=2s"
        })
class WorkerApiTest {

    static final String PLANT = "plant-0123456789-0123456789-0123456789";
    static final String OFFICE = "office-0123456789-0123456789-0123456789";

    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ExternalTaskService tasks;

    @Autowired
    private RemoteOutside outside;

    @Autowired
    private JdbcTemplate jdbc;

    private Api plant;
    private Api office;

    @BeforeEach
    void deploy() throws IOException {
        plant = Api.withToken(port, PLANT);
        office = Api.withToken(port, OFFICE);
        repository
                .createDeployment()
                .addString("effect.bpmn", Files.readString(Path.of("src/test/resources/engine/effect.bpmn")))
                .deploy();
    }

    @Test
    void workerFetchesItsOwnEffectAndTellsItsOutcome() {
        begin("plant", "valve-1");
        JsonNode order = fetched(plant, "valve-1");
        assertThat(order.path("action").asText()).isEqualTo("close");
        assertThat(order.path("reason").asText()).isEqualTo("for a test");
        assertThat(order.path("key").asText()).matches("[0-9a-f]{64}");
        assertThat(order.path("lockedUntil").asText()).isNotBlank();
        assertThat(state("valve-1")).as("intended before the worker has it").isEqualTo("intended");
        assertThat(tell(plant, order, "applied").status()).isEqualTo(204);
        assertThat(state("valve-1")).isEqualTo("applied");
        assertThat(outside.sent()).as("never sent from here").doesNotContain("valve-1");
        assertThat(actors("valve-1")).contains("worker plant");
        assertThat(tell(plant, order, "applied").status()).as("told twice").isEqualTo(409);
    }

    @Test
    void whatAnotherServesIsNeitherFetchedNorTold() {
        begin("plant", "valve-2");
        await().atMost(SOON).until(() -> state("valve-2").equals("offered"));
        assertThat(office.post("/api/effects/fetch", "{}").json()).isEmpty();
        JsonNode order = fetched(plant, "valve-2");
        tell(office, order, "applied").assertRefused(409);
        assertThat(state("valve-2")).isEqualTo("intended");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM audit.entry WHERE kind = 'EffectOutcomeLate' AND actor = 'worker office'",
                        Integer.class))
                .isPositive();
        tell(plant, order, "refused");
        assertThat(state("valve-2")).isEqualTo("refused");
    }

    @Test
    void whatIsServedHereIsNoWorkers() {
        begin("", "valve-3");
        await().atMost(SOON).until(() -> state("valve-3").equals("applied"));
        assertThat(outside.sent()).contains("valve-3");
        assertThat(plant.post("/api/effects/fetch", "{}").json()).isEmpty();
    }

    @Test
    void workerReachesNothingElse() {
        plant.post("/api/effects/fetch", "{\"topics\":[\"containment\"]}").assertRefused(403);
        plant.post("/api/alerts", "{}").assertRefused(403);
        plant.get("/api/cases").assertRefused(403);
        assertThat(plant.get("/engine-rest/task").status()).isEqualTo(403);
        assertThat(plant.post("/engine-rest/external-task/fetchAndLock", "{}").status())
                .isEqualTo(403);
        assertThat(plant.get("/cases").status()).isNotEqualTo(200);
        Api.withToken(port, PLANT + "x").post("/api/effects/fetch", "{}").assertRefused(401);
        plant.post("/api/effects/x/outcome", "{\"outcome\":\"perhaps\"}").assertRefused(400);
        assertThat(jdbc.queryForList(
                        "SELECT details ->> 'path' FROM audit.entry WHERE kind = 'AccessRefused' AND actor = 'worker plant'",
                        String.class))
                .contains("/api/effects/fetch", "/api/alerts", "/api/cases", "/engine-rest/task");
    }

    @Test
    void workerThatDiesLeavesADoubtAndItsLateOutcomeChangesNothing() {
        begin("plant", "valve-4");
        JsonNode order = fetched(plant, "valve-4");
        // As if its lock had run out.
        tasks.unlock(order.path("id").asText());
        await().atMost(SOON).until(() -> state("valve-4").equals("outcome-unknown"));
        tell(plant, order, "applied").assertRefused(409);
        assertThat(state("valve-4")).isEqualTo("outcome-unknown");
        assertThat(outside.sent()).doesNotContain("valve-4");
    }

    @Test
    void whatNobodyFetchesIsAPersonsAfterTheSchedule() {
        begin("plant", "valve-5");
        await().atMost(SOON).until(() -> state("valve-5").equals("refused"));
        assertThat(outside.sent()).doesNotContain("valve-5");
        assertThat(jdbc.queryForObject("SELECT message FROM effect WHERE target = 'valve-5'", String.class))
                .contains("Worker plant did not fetch it");
    }

    @Test
    void whatTheWorkerCouldNotSendIsOfferedAgain() {
        begin("plant", "valve-6");
        tell(plant, fetched(plant, "valve-6"), "not-sent");
        JsonNode again = fetched(plant, "valve-6");
        tell(plant, again, "applied");
        assertThat(state("valve-6")).isEqualTo("applied");
    }

    private void begin(String worker, String target) {
        runtime.startProcessInstanceByKey("effect", Map.of("topic", "remote", "servedBy", worker, "target", target));
    }

    private JsonNode fetched(Api worker, String target) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            JsonNode orders =
                                    worker.post("/api/effects/fetch", "{}").json();
                            for (JsonNode order : orders) {
                                if (order.path("target").asText().equals(target)) {
                                    return order;
                                }
                            }
                            return orders;
                        },
                        order -> order.has("id"));
    }

    private static Api.Answer tell(Api worker, JsonNode order, String outcome) {
        return worker.post(
                "/api/effects/" + order.path("id").asText() + "/outcome",
                "{\"outcome\":\"" + outcome + "\",\"message\":\"said the valve\"}");
    }

    private String state(String target) {
        List<String> found = jdbc.queryForList("SELECT state FROM effect WHERE target = ?", String.class, target);
        return found.isEmpty() ? "" : found.get(0);
    }

    private List<String> actors(String target) {
        return jdbc.queryForList(
                "SELECT actor FROM audit.entry WHERE kind = 'EffectApplied' AND details ->> 'target' = ?",
                String.class,
                target);
    }
}
