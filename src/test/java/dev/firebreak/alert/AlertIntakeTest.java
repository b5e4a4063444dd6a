package dev.firebreak.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.AuditLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@FirebreakTest
class AlertIntakeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private AlertRows rows;

    @Autowired
    private AlertLocks locks;

    @Autowired
    private AuditLog audit;

    @Autowired
    private AlertProperties properties;

    @Autowired
    private TransactionTemplate transaction;

    private Api siem;
    private Api analyst;
    private String id;

    @BeforeEach
    void freshId() {
        siem = new Api(port, "siem");
        analyst = new Api(port, "anna");
        id = UUID.randomUUID().toString();
    }

    @Test
    void anAlertOpensACaseThatThePlanWorks() {
        Api.Answer answer = siem.post("/api/alerts", alert("Ransom note on file server", "high"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("disposition")).isEqualTo("opened");
        String key = answer.at("caseKey");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .processDefinitionKey("respond-to-incident")
                        .count())
                .isEqualTo(1);
        JsonNode opened = analyst.get("/api/cases/" + key).json();
        assertThat(opened.path("title").asText()).isEqualTo("Ransom note on file server");
        assertThat(opened.path("state").asText()).isEqualTo("open");
        assertThat(opened.path("severity").asText()).isEqualTo("high");
        assertThat(opened.path("openedBy").asText()).isEqualTo("siem");
        assertThat(opened.path("assets").toString()).isEqualTo("[\"fileserver-3\"]");
        assertThat(opened.path("indicators").toString()).contains("203.0.113.7");
    }

    @Test
    void anAlertThatMeetsAnotherChangeOfItsCaseIsNotLost() {
        AtomicInteger tries = new AtomicInteger();
        CaseDesk desk = new CaseDesk() {
            @Override
            public CaseRef open(AcceptedAlert alert) {
                if (tries.incrementAndGet() < 3) {
                    throw new OptimisticLockingException("Somebody was faster");
                }
                return new CaseRef("IR-2072-0001");
            }

            @Override
            public void join(String caseKey, AcceptedAlert alert) {}

            @Override
            public boolean isOpen(String caseKey) {
                return false;
            }

            @Override
            public List<String> hidden() {
                return List.of();
            }
        };
        AlertIntake intake = new AlertIntake(rows, locks, desk, audit, Clock.systemUTC(), properties, transaction);
        byte[] body = alert("Met another", "high").getBytes(StandardCharsets.UTF_8);
        List<AlertReceipt> receipts = intake.accept(body, new GenericNormalizer().normalize(AlertJson.read(body)));
        assertThat(receipts).extracting(AlertReceipt::caseKey).containsExactly("IR-2072-0001");
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void theSameAlertAgainIsAnsweredTheSame() {
        String body = alert("Seen twice", "low");
        Api.Answer first = siem.post("/api/alerts", body);
        Api.Answer second = siem.post("/api/alerts", body.replace("{", "{ "));

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void otherContentOfTheSameIdJoinsItsOpenCase() {
        Api.Answer first = siem.post("/api/alerts", alert("First look", "medium"));
        Api.Answer update =
                siem.post("/api/alerts", alert("Second look", "high").replace("fileserver-3", "dc-1"));

        assertThat(update.at("disposition")).isEqualTo("joined");
        assertThat(update.at("caseKey")).isEqualTo(first.at("caseKey"));
        assertThat(update.at("alertId")).isNotEqualTo(first.at("alertId"));
        assertThat(analyst.get("/api/cases/" + first.at("caseKey")).json().path("assets"))
                .extracting(JsonNode::asText)
                .containsExactly("fileserver-3", "dc-1");
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName("relatedTitle")
                        .variableValueEquals("relatedTitle", "Second look")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void numbersBeyondADoubleStayDifferent() {
        String body = alert("Big numbers", "low").replace("\"raw\": {}", "\"raw\": {\"n\": 9007199254740993}");
        Api.Answer one = siem.post("/api/alerts", body);
        Api.Answer other = siem.post("/api/alerts", body.replace("9007199254740993", "9007199254740992"));
        Api.Answer spelt = siem.post("/api/alerts", body.replace("9007199254740993", "9007199254740993.0"));

        assertThat(other.at("alertId")).isNotEqualTo(one.at("alertId"));
        assertThat(spelt.at("alertId")).isEqualTo(one.at("alertId"));
    }

    @Test
    void theSameAlertAtOnceGivesOneCase() throws Exception {
        String body = alert("Posted eight times at once", "high");
        List<Api.Answer> answers = atOnce(8, () -> siem.post("/api/alerts", body));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(Api.Answer::text)
                .hasSize(8)
                .allMatch(answers.get(0).text()::equals);
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void updatesAtOnceJoinOneCase() throws Exception {
        List<Api.Answer> answers = atOnce(
                8,
                () -> siem.post(
                        "/api/alerts", alert("News " + Thread.currentThread().getId(), "high")));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> answer.at("caseKey"))
                .containsOnly(answers.get(0).at("caseKey"));
        assertThat(answers.stream().filter(answer -> answer.at("disposition").equals("opened")))
                .hasSize(1);
    }

    @Test
    void anInformationalAlertIsRecordedAndAnAnalystOpensItsCase() {
        Api.Answer recorded = siem.post("/api/alerts", alert("Just so you know", "informational"));
        assertThat(recorded.at("disposition")).isEqualTo("recorded");
        assertThat(recorded.json().get("caseKey").isNull()).isTrue();

        String path = "/api/alerts/" + recorded.at("alertId");
        assertThat(siem.post(path + "/case", "{}").status()).isEqualTo(403);
        Api.Answer opened = analyst.post(path + "/case", "{}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(analyst.get(path).at("caseKey")).isEqualTo(opened.at("caseKey"));
        assertThat(analyst.post(path + "/case", "{}").status()).isEqualTo(409);
    }

    @Test
    void withoutASeverityItIsMedium() {
        Api.Answer answer = siem.post("/api/alerts", "{\"title\": \"Bare\", \"source\": \"" + id + "\"}");
        assertThat(analyst.get("/api/cases/" + answer.at("caseKey")).at("severity"))
                .isEqualTo("medium");
    }

    @Test
    void aDateWithMissingPartsIsKeptAsGiven() {
        for (String date :
                List.of("2014", "2014-04", "2010-04-09", "2026-01-31T08:30:00Z", "2026-01-31 08:30:00+01:00")) {
            Api.Answer answer = siem.post(
                    "/api/alerts",
                    alert("Dated " + date, "low").replace("\"raw\": {}", "\"detectedAt\": \"" + date + "\""));
            assertThat(answer.status()).as(date).isEqualTo(202);
            JsonNode kept = analyst.get("/api/alerts/" + answer.at("alertId")).json();
            assertThat(kept.path("detectedAt").asText()).isEqualTo(date);
            assertThat(kept.has("detectedAtExact")).isEqualTo(date.length() > 10);
        }
    }

    @Test
    void thePayloadIsKeptByteForByte() {
        String body = alert("Kept as it came", "low") + "  \n";
        String alertId = siem.post("/api/alerts", body).at("alertId");
        assertThat(analyst.get("/api/alerts/" + alertId + "/payload").text()).isEqualTo(body);
    }

    @Test
    void markupInATitleIsText() {
        String title = "<script>alert(1)</script><b>&amp;";
        Api.Answer answer = siem.post("/api/alerts", alert(title, "low"));
        assertThat(analyst.get("/api/cases/" + answer.at("caseKey")).at("title"))
                .isEqualTo(title);
    }

    @Test
    void alertsAreListedNewestFirstAndFoundByTheirWords() {
        siem.post("/api/alerts", alert("Older zebracrossing", "low"));
        siem.post(
                "/api/alerts",
                alert("Newer zebracrossing", "informational")
                        .replace(id, UUID.randomUUID().toString()));
        JsonNode page = analyst.get("/api/alerts?q=zebracross").json();
        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(page.path("items").get(0).path("title").asText()).isEqualTo("Newer zebracrossing");
        assertThat(analyst.get("/api/alerts?q=zebracross&source=nobody")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void onlyMachinesAndAnalystsPostAndOnlyCaseReadersRead() {
        assertThat(new Api(port, "olga")
                        .post("/api/alerts", alert("Auditor", "low"))
                        .status())
                .isEqualTo(403);
        assertThat(new Api(port, "karin")
                        .post("/api/alerts", alert("Compliance", "low"))
                        .status())
                .isEqualTo(403);
        assertThat(analyst.post("/api/alerts", alert("Analyst", "low")).status())
                .isEqualTo(202);
        assertThat(siem.get("/api/alerts").status()).isEqualTo(403);
        assertThat(new Api(port, "ada").get("/api/alerts").status()).isEqualTo(403);
        assertThat(new Api(port, "olga").get("/api/alerts").status()).isEqualTo(200);
        assertThat(new Api(port, "nobody").get("/api/alerts").status()).isEqualTo(401);
    }

    private long alerts() {
        Long count = jdbc.queryForObject("SELECT count(*) FROM alert WHERE source_id = ?", Long.class, id);
        return count == null ? 0 : count;
    }

    private String alert(String title, String severity) {
        return """
                {"source": "edr", "sourceId": "%s", "title": "%s", "severity": "%s", "assets": ["fileserver-3"],
                 "indicators": [{"type": "ip", "value": "203.0.113.7"}], "raw": {}}""".formatted(id, title, severity);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> each : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(n -> call).toList())) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
