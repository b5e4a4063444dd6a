package dev.firebreak.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who comes near a restricted case: its named people, and auditors, whose every look is in its record. Nobody else. */
@FirebreakTest
class RestrictedCaseTest {

    private static final List<String> OUTSIDERS = List.of(
            "ben", "rita", "carlos", "ivan", "lena", "petra", "marta", "milan", "karin", "kofi", "ada", "siem",
            "nobody");
    private static final List<String> ENGINE = List.of("/engine-rest", "/camunda/api/engine/engine/default");

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate jdbc;

    private String key = "";
    private String process = "";
    private String alert = "";

    @BeforeEach
    void aCaseThatOnlyAnnaAndClaraKnowOf() {
        Api anna = new Api(port, "anna");
        JsonNode opened = new Api(port, "siem")
                .post("/api/alerts", "{\"source\":\"test\",\"title\":\"Insider " + System.nanoTime() + "\"}")
                .json();
        key = opened.path("caseKey").asText();
        alert = opened.path("alertId").asText();
        process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("respond-to-incident")
                .singleResult()
                .getId();
        fireJobs();
        assertThat(anna.post("/api/cases/" + key + "/restrict", "{\"people\":[\"clara\"]}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nobodyElseSeesAnythingOfItInTheEngine() {
        List<String> seen = new ArrayList<>();
        for (String login : OUTSIDERS) {
            for (String base : ENGINE) {
                Visitor visitor = base.equals("/engine-rest")
                        ? login.equals("nobody") ? Visitor.unknown(port) : Visitor.withBasic(port, login)
                        : login.equals("nobody") || login.equals("siem")
                                ? Visitor.unknown(port)
                                : Visitor.withSession(port, login);
                for (String query : queries()) {
                    var answer = visitor.get(base + query);
                    if (answer.statusCode() < 300
                            && !answer.body().equals("[]")
                            && !answer.body().equals("{}")) {
                        seen.add(login + " " + base + query + ": " + answer.body());
                    }
                }
            }
        }
        assertThat(String.join("\n", seen)).isEmpty();
    }

    @Test
    void everyQueryOfTheTestFindsSomethingForTheAuditor() {
        Visitor olga = Visitor.withBasic(port, "olga");
        for (String query : queries()) {
            var answer = olga.get("/engine-rest" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            assertThat(answer.body()).as(query).isNotIn("[]", "{}");
        }
    }

    @Test
    void nobodyElseSeesAnythingOfItOnOurPages() {
        for (String login : List.of("ben", "lena", "marta", "karin", "ada")) {
            Api api = new Api(port, login);
            Visitor pages = Visitor.withSession(port, login);
            for (String path : List.of("", "/timeline", "/alerts", "/containment", "/notices", "/clocks")) {
                assertThat(api.get("/api/cases/" + key + path).status())
                        .as(login + path)
                        .isIn(403, 404);
            }
            for (String page : List.of(
                    "/cases/" + key,
                    "/cases/" + key + "/runs/" + process,
                    "/cases/of-process/" + process,
                    "/alerts/" + alert,
                    "/audit?caseKey=" + key,
                    "/audit/cases")) {
                assertThat(pages.get(page).statusCode()).as(login + page).isIn(403, 404);
            }
            for (String list : List.of("/", "/cases", "/alerts", "/containment", "/board", "/readiness")) {
                assertThat(pages.get(list).body()).as(login + list).doesNotContain(key);
            }
        }
        assertThat(readings()).isZero();
    }

    @Test
    void anAuditorReadsItEverywhereAndEachTimeIsInItsRecord() {
        Api olga = new Api(port, "olga");
        Visitor pages = Visitor.withSession(port, "olga");
        List<String> api = List.of("", "/timeline", "/alerts", "/containment", "/notices", "/clocks");
        for (String path : api) {
            recorded(
                    1,
                    () -> assertThat(olga.get("/api/cases/" + key + path).status())
                            .isEqualTo(200));
        }
        recorded(
                1,
                () -> assertThat(olga.get("/api/alerts/" + alert + "/payload").status())
                        .isEqualTo(200));
        for (String page : List.of("/cases/" + key, "/alerts/" + alert, "/audit?caseKey=" + key)) {
            recorded(1, () -> assertThat(pages.get(page).body()).contains(key));
        }
        for (String list : List.of("/cases?q=" + key, "/alerts?q=" + key, "/containment", "/board", "/")) {
            recorded(0, () -> assertThat(pages.get(list).statusCode()).isEqualTo(200));
        }
        assertThat(olga.get("/api/cases?q=" + key).json().path("total").asInt()).isEqualTo(1);
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT actor || ' ' || (details ->> 'path') FROM audit.entry "
                                + "WHERE kind = 'RestrictedCaseRead' AND case_key = ?",
                        String.class,
                        key))
                .contains("olga /api/cases/" + key + "/timeline", "olga /cases/" + key);
    }

    @Test
    void anAuditorsLookInTheEngineIsInItsRecordToo() {
        Visitor olga = Visitor.withBasic(port, "olga");
        for (String query : queries()) {
            long before = readings();
            olga.get("/engine-rest" + query);
            assertThat(readings() - before).as(query).isEqualTo(1);
        }
        recorded(0, () -> olga.get("/engine-rest/process-instance?processDefinitionKey=respond-to-incident"));
        Visitor cockpit = Visitor.withSession(port, "otto");
        recorded(1, () -> cockpit.get("/camunda/api/engine/engine/default/process-instance/" + process));
        recorded(
                1,
                () -> cockpit.get(
                        "/camunda/api/engine/engine/default/process-instance/" + process + "/activity-instances"));
    }

    @Test
    void whoIsNamedLeavesNoTraceByReading() {
        for (String login : List.of("anna", "clara")) {
            assertThat(new Api(port, login)
                            .get("/api/cases/" + key + "/timeline")
                            .status())
                    .isEqualTo(200);
            Visitor.withSession(port, login).get("/cases/" + key);
        }
        assertThat(new Api(port, "anna")
                        .post("/api/cases/" + key + "/restrict", "{\"people\":[\"clara\",\"otto\"]}")
                        .status())
                .isEqualTo(204);
        assertThat(new Api(port, "otto").get("/api/cases/" + key).status()).isEqualTo(200);
        assertThat(readings()).isZero();
    }

    @Test
    void itsPeopleSeeThatAuditorsReadItAndWhenOneDid() {
        Visitor.withSession(port, "otto").get("/cases/" + key);
        String page = Visitor.withSession(port, "clara").get("/cases/" + key).body();
        assertThat(page).contains("Auditors can read it too", "otto read the restricted case as an auditor");
        String people = page.replaceAll("(?s).*id=\"h-people\"(.*?)</section>.*", "$1");
        assertThat(people).contains("Anna").doesNotContain("Otto");
    }

    @Test
    void anAuditorStillChangesNothing() {
        assertThat(new Api(port, "olga")
                        .post("/api/cases/" + key + "/notes", "{\"text\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    /** What shows something of this one case, to whom it may. */
    private List<String> queries() {
        String task = tasks.createTaskQuery()
                .processInstanceId(process)
                .taskDefinitionKey("userTask_triageAlert")
                .singleResult()
                .getId();
        String variable = history.createHistoricVariableInstanceQuery()
                .processInstanceId(process)
                .variableName("description")
                .singleResult()
                .getId();
        String classification = history.createHistoricProcessInstanceQuery()
                .superProcessInstanceId(process)
                .processDefinitionKey("classify-case")
                .singleResult()
                .getId();
        return List.of(
                "/process-instance/" + process,
                "/process-instance/" + process + "/variables",
                "/process-instance/" + process + "/activity-instances",
                "/process-instance?businessKey=" + key,
                "/execution?processInstanceId=" + process,
                "/task?processInstanceBusinessKey=" + key,
                "/task/" + task,
                "/task/" + task + "/variables",
                "/task/" + task + "/form-variables",
                "/variable-instance?processInstanceIdIn=" + process,
                "/history/process-instance/" + process,
                "/history/process-instance?processInstanceBusinessKey=" + key,
                "/history/activity-instance?processInstanceId=" + process,
                "/history/task?processInstanceBusinessKey=" + key,
                "/history/task?taskId=" + task,
                "/history/variable-instance?processInstanceId=" + process,
                "/history/variable-instance/" + variable,
                "/history/detail?processInstanceId=" + process,
                "/history/decision-instance?processInstanceId=" + classification);
    }

    private void recorded(long entries, Runnable look) {
        long before = readings();
        look.run();
        assertThat(readings() - before).isEqualTo(entries);
    }

    private long readings() {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM audit.entry WHERE kind = 'RestrictedCaseRead' AND case_key = ?", Long.class, key);
        return count == null ? 0 : count;
    }

    private void fireJobs() {
        List<Job> due = jobs();
        while (!due.isEmpty()) {
            due.forEach(job -> management.executeJob(job.getId()));
            due = jobs();
        }
    }

    private List<Job> jobs() {
        return management
                .createJobQuery()
                .rootProcessInstanceId(process)
                .messages()
                .withRetriesLeft()
                .list();
    }
}
