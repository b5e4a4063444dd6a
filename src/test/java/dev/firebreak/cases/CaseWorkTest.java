package dev.firebreak.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@FirebreakTest
class CaseWorkTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFixture plan;

    @Autowired
    private Cases cases;

    @Autowired
    private ClosingCheck closing;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    private Api anna;
    private Api clara;
    private Api olga;

    @BeforeEach
    void people() {
        anna = new Api(port, "anna");
        clara = new Api(port, "clara");
        olga = new Api(port, "olga");
    }

    @Test
    void thePlanClassifiesACaseAndSetsItsDates() {
        CaseKey key = plan.aCase("Classified");
        Task triage = plan.task(key, "userTask_triageAlert");

        assertThat(plan.variable(key, "severity")).isEqualTo(cases.get(key).severity());
        assertThat(triage.getDueDate()).isEqualTo(due(key, "triage"));
        assertThat(plan.timers(key)).extracting("duedate").contains(due(key, "triage"), due(key, "close"));
        assertThat(kinds(key))
                .contains("CaseOpened", "VariableSet", "CaseClassified", "DecisionEvaluated", "TaskCreated");
    }

    @Test
    void whatAFormSaysIsInTheRecordOnce() {
        CaseKey key = plan.aCase("Recorded");
        plan.complete(plan.task(key, "userTask_triageAlert"), triage("not-incident", ""));
        assertThat(timeline.of(key.text()))
                .filteredOn(each -> each.details().contains("\"Looked at it\"")
                        && each.kind().equals("VariableSet"))
                .hasSize(1);
    }

    @Test
    void whatIsNoIncidentIsDismissedAtTriage() {
        CaseKey key = plan.aCase("False alarm");
        plan.complete(plan.task(key, "userTask_triageAlert"), triage("not-incident", ""));

        assertThat(cases.get(key).state()).isEqualTo(CaseState.DISMISSED);
        assertThat(cases.get(key).endedAt()).isNotNull();
        assertThat(anna.post("/api/cases/" + key + "/notes", "{\"text\": \"late\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aDuplicateGoesOnInTheOtherCase() {
        CaseKey kept = plan.aCase("Kept");
        CaseKey duplicate = plan.aCase("Duplicate");
        plan.complete(plan.task(duplicate, "userTask_triageAlert"), triage("duplicate", kept.text()));

        assertThat(cases.get(duplicate).state()).isEqualTo(CaseState.MERGED);
        assertThat(cases.get(duplicate).mergedInto()).isEqualTo(kept);
        assertThat(plan.task(kept, "userTask_assessRelatedAlert")).isNotNull();
        assertThat(anna.post("/api/cases/" + duplicate + "/reopen", "{\"reason\": \"why\"}")
                        .at("detail"))
                .contains(kept.text());
    }

    @Test
    void aMergeIntoNothingGoesBackToTriage() {
        for (String target : List.of("IR-1999-0001", "nonsense", "self")) {
            CaseKey key = plan.aCase("Merged into " + target);
            plan.complete(
                    plan.task(key, "userTask_triageAlert"),
                    triage("duplicate", target.equals("self") ? key.text() : target));
            assertThat(cases.get(key).state()).isEqualTo(CaseState.OPEN);
            assertThat(plan.task(key, "userTask_triageAlert")).isNotNull();
        }
    }

    @Test
    void aPersonMergesACaseAndItsAlertsMove() {
        Api siem = new Api(port, "siem");
        String kept = siem.post("/api/alerts", alert("Kept by hand")).at("caseKey");
        String merged = siem.post("/api/alerts", alert("Merged by hand")).at("caseKey");

        assertThat(clara.post("/api/cases/" + merged + "/merge", "{\"into\": \"" + merged + "\"}")
                        .status())
                .isEqualTo(409);
        assertThat(clara.post("/api/cases/" + merged + "/merge", "{\"into\": \"" + kept + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(anna.get("/api/cases/" + merged).at("state")).isEqualTo("merged");
        assertThat(anna.get("/api/cases/" + kept + "/alerts").json()).hasSize(2);
        assertThat(plan.isRunning(new CaseKey(merged))).isFalse();
    }

    @Test
    void aPersonDismissesACaseAsAFalseAlarm() {
        CaseKey key = plan.aCase("Only a test");
        assertThat(anna.post("/api/cases/" + key + "/dismiss", "{\"reason\": \"\"}")
                        .status())
                .isEqualTo(422);
        assertThat(anna.post("/api/cases/" + key + "/dismiss", "{\"reason\": \"A penetration test\"}")
                        .status())
                .isEqualTo(204);
        assertThat(cases.get(key).state()).isEqualTo(CaseState.DISMISSED);
        assertThat(plan.task(key, "userTask_triageAlert")).isNull();
        assertThat(entry(key, "CaseDismissed").summary()).contains("anna").contains("A penetration test");
        assertThat(anna.post("/api/cases/" + key + "/dismiss", "{\"reason\": \"Twice\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anExpertOutsideIsAskedForHelp() {
        CaseKey key = plan.aCase("Beyond us");
        String help = "{\"name\": \"Nordlicht\", \"mail\": \"%s\", \"request\": \"Look at the disk\"}";
        assertThat(anna.post("/api/cases/" + key + "/experts", help.formatted("nowhere"))
                        .status())
                .isEqualTo(422);
        assertThat(anna.post("/api/cases/" + key + "/experts", help.formatted("help@forensics.example.net"))
                        .status())
                .isEqualTo(204);
        assertThat(entry(key, "ExpertsRequested").summary()).contains("Nordlicht");
    }

    @Test
    void aSeveritySetByHandMovesDatesOfOpenTasksAndTimers() {
        CaseKey key = plan.aCase("Worse than it looked");
        Date before = plan.task(key, "userTask_triageAlert").getDueDate();
        assertThat(anna.post("/api/cases/" + key + "/severity", "{\"severity\": \"critical\"}")
                        .status())
                .isEqualTo(422);
        assertThat(anna.post(
                                "/api/cases/" + key + "/severity",
                                "{\"severity\": \"critical\", \"reason\": \"The plant stands still\"}")
                        .status())
                .isEqualTo(204);

        Task triage = plan.task(key, "userTask_triageAlert");
        assertThat(cases.get(key).severity()).isEqualTo("critical");
        assertThat(plan.variable(key, "severity")).isEqualTo("critical");
        assertThat(plan.variable(key, "severityOverride")).isEqualTo("");
        assertThat(triage.getDueDate()).isNotEqualTo(before).isEqualTo(due(key, "triage"));
        assertThat(Duration.between(Instant.now(), triage.getDueDate().toInstant()))
                .isBetween(Duration.ofMinutes(13), Duration.ofMinutes(15));
        assertThat(plan.timers(key)).extracting("duedate").contains(due(key, "triage"), due(key, "close"));
        assertThat(entry(key, "CaseClassified").summary()).contains("anna").contains("The plant stands still");
    }

    @Test
    void aDismissedCaseIsTakenUpAgain() {
        CaseKey key = plan.aCase("Dismissed too early");
        plan.complete(plan.task(key, "userTask_triageAlert"), triage("not-incident", ""));
        assertThat(anna.post("/api/cases/" + key + "/reopen", "{}").status()).isEqualTo(422);
        assertThat(anna.post("/api/cases/" + key + "/reopen", "{\"reason\": \"It was real\"}")
                        .status())
                .isEqualTo(204);
        assertThat(anna.post("/api/cases/" + key + "/reopen", "{\"reason\": \"Again\"}")
                        .status())
                .isEqualTo(409);

        plan.fireJobs(key);
        assertThat(cases.get(key).state()).isEqualTo(CaseState.OPEN);
        assertThat(plan.task(key, "userTask_triageAlert")).isNotNull();
    }

    @Test
    void anOpenTaskKeepsACaseOpen() {
        CaseKey key = plan.aCase("Not yet");
        assertThat(closing.obstacles(key, ""))
                .anySatisfy(obstacle -> assertThat(obstacle).contains("Triage alert"));
    }

    @Test
    void aRequestedTaskStandsInTheCase() {
        CaseKey key = plan.aCase("Needs something else");
        String task = """
                {"title": "Call the %s", "instructions": "Ask what they saw", "group": "it-operations", "assignee": "%s"}""";
        assertThat(anna.post("/api/cases/" + key + "/tasks", task.formatted("supplier", "stranger"))
                        .status())
                .isEqualTo(422);
        assertThat(anna.post("/api/cases/" + key + "/tasks", task.formatted("supplier", "ivan"))
                        .status())
                .isEqualTo(204);
        assertThat(plan.tasks(key)).extracting(Task::getName).contains("Call the supplier");
        assertThat(closing.obstacles(key, "")).anyMatch(obstacle -> obstacle.contains("Call the supplier"));
    }

    @Test
    void notesStandOnTheTimelineWithTheirAuthor() {
        CaseKey key = plan.aCase("Noted");
        assertThat(anna.post("/api/cases/" + key + "/notes", "{\"text\": \"<b>Seen</b> by the door\"}")
                        .status())
                .isEqualTo(204);
        assertThat(anna.post("/api/cases/" + key + "/notes", "{\"text\": \" \"}")
                        .status())
                .isEqualTo(422);
        assertThat(olga.post("/api/cases/" + key + "/notes", "{\"text\": \"Auditor\"}")
                        .status())
                .isEqualTo(403);

        JsonNode entries = olga.get("/api/cases/" + key + "/timeline").json();
        JsonNode last = entries.get(entries.size() - 1);
        assertThat(last.path("kind").asText()).isEqualTo("NoteAdded");
        assertThat(last.path("actor").asText()).isEqualTo("anna");
        assertThat(last.path("summary").asText()).isEqualTo("<b>Seen</b> by the door");
        assertThat(last.path("details").isObject()).isTrue();
        assertThat(entries.findValuesAsText("seq"))
                .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)));
    }

    @Test
    void aRestrictedCaseIsKnownToNamedPeopleOnly() {
        CaseKey key = new CaseKey(
                anna.post("/api/cases", "{\"title\": \"Codename Walrusfish\"}").at("key"));
        plan.fireJobs(key);
        assertThat(taskNames("ben")).contains(key.text());
        assertThat(anna.post("/api/cases/" + key + "/restrict", "{\"people\": [\"nobody\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(anna.post("/api/cases/" + key + "/restrict", "{\"people\": [\"clara\"]}")
                        .status())
                .isEqualTo(204);

        Api ben = new Api(port, "ben");
        for (String path : List.of("", "/timeline", "/alerts")) {
            assertThat(ben.get("/api/cases/" + key + path).status()).isEqualTo(404);
            assertThat(clara.get("/api/cases/" + key + path).status()).isEqualTo(200);
        }
        assertThat(ben.post("/api/cases/" + key + "/notes", "{\"text\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(ben.get("/api/cases?q=walrusfish").json().path("total").asInt())
                .isZero();
        assertThat(anna.get("/api/cases?q=walrusfish").json().path("total").asInt())
                .isEqualTo(1);
        assertThat(taskNames("ben")).doesNotContain(key.text());
        assertThat(taskNames("clara")).contains(key.text());

        anna.post(
                "/api/cases/" + key + "/tasks",
                "{\"title\": \"Quietly\", \"instructions\": \"Do it\", \"group\": \"analyst\"}");
        assertThat(taskNames("ben")).doesNotContain(key.text());

        assertThat(clara.post("/api/cases/" + key + "/unrestrict", "{}").status())
                .isEqualTo(204);
        assertThat(ben.get("/api/cases/" + key).status()).isEqualTo(200);
        assertThat(taskNames("ben")).contains(key.text());
        assertThat(taskNames("clara")).doesNotContain(key.text());
    }

    @Test
    void emptyEntriesAreRefusedWithASentence() {
        CaseKey key = plan.aCase("Empty entries");
        assertThat(anna.post("/api/cases/" + key + "/restrict", "{\"people\": [null]}")
                        .status())
                .isEqualTo(422);
        assertThat(anna.post("/api/cases", "{\"title\": \"a\", \"indicators\": [null]}")
                        .status())
                .isEqualTo(422);
        assertThat(anna.get("/api/cases?state=%00&severity=%00").status()).isEqualTo(200);
        assertThat(anna.get("/api/alerts?source=a%00").status()).isEqualTo(200);
        assertThat(Visitor.withSession(port, "anna")
                        .get("/cases/" + key + "?show=a%00")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStormOfAlertsDoesNotFillTheCasesPage() {
        Api.Answer opened = new Api(port, "siem").post("/api/alerts", alert("Storm"));
        jdbc.update("""
                INSERT INTO alert (id, source, source_id, fingerprint, title, description, severity, detected_text, assets,
                    accounts, indicators, data_classes, disposition, case_key, payload, received_at, received_from)
                SELECT gen_random_uuid(), source, source_id, left(fingerprint, 60) || lpad(n::text, 4, 'x'), 'Gust ' || n,
                    description, severity, detected_text, assets, accounts, indicators, data_classes, 'joined', case_key,
                    payload, received_at + n * interval '1 second', received_from
                FROM alert, generate_series(1, 200) n WHERE id = ?::uuid
                """, opened.at("alertId"));
        String page = Visitor.withSession(port, "anna")
                .get("/cases/" + opened.at("caseKey"))
                .body();
        assertThat(page)
                .contains(">Gust 200<", ">Gust 171<", "All alerts of the case")
                .doesNotContain(">Gust 170<");
        assertThat(anna.get("/api/alerts?q=" + opened.at("caseKey"))
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(201);
    }

    @Test
    void casesAreFoundByStateSeverityAndWords() {
        CaseKey key = plan.aCase("Quokkas in the server room");
        JsonNode found = olga.get("/api/cases?state=open&drill=false&q=quokka").json();
        assertThat(found.path("items").get(0).path("key").asText()).isEqualTo(key.text());
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(olga.get("/api/cases?state=closed&q=quokka")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(olga.get("/api/cases?q=" + key).json().path("total").asInt()).isEqualTo(1);
        assertThat(olga.get("/api/cases?q=%27%27%26%7C%21%3A%2A%00").status()).isEqualTo(200);
        assertThat(olga.get("/api/cases/IR-1999-0001").status()).isEqualTo(404);
        assertThat(olga.get("/api/cases/%00").status()).isBetween(400, 404);
        assertThat(olga.get("/api/cases?drill=perhaps").status()).isEqualTo(400);
    }

    @Test
    void aCaseOpenedByHandSaysWhatIsMissing() {
        assertThat(anna.post("/api/cases", "{}").status()).isEqualTo(422);
        assertThat(anna.post("/api/cases", "{\"title\": \"a\\u0000\"}").status())
                .isEqualTo(422);
        assertThat(anna.post("/api/cases", "{\"title\": \"a\", \"severity\": \"bad\"}")
                        .status())
                .isEqualTo(422);
        assertThat(anna.post("/api/cases", "{\"title\": ").status()).isEqualTo(400);
        assertThat(olga.post("/api/cases", "{\"title\": \"a\"}").status()).isEqualTo(403);
        Api.Answer opened = anna.post("/api/cases", "{\"title\": \"By hand\", \"assets\": [\"web-1\"]}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.at("openedBy")).isEqualTo("anna");
    }

    @Test
    void renamingReachesTheProcess() {
        CaseKey key = plan.aCase("Telling name");
        assertThat(anna.post("/api/cases/" + key + "/rename", "{\"title\": \"Blue door\"}")
                        .status())
                .isEqualTo(204);
        assertThat(cases.get(key).title()).isEqualTo("Blue door");
        assertThat(plan.variable(key, "title")).isEqualTo("Blue door");
    }

    private Date due(CaseKey key, String phase) {
        Map<?, ?> due = (Map<?, ?>) plan.variable(key, "due");
        return Date.from(Instant.parse(String.valueOf(due.get(phase))));
    }

    private List<String> kinds(CaseKey key) {
        return timeline.of(key.text()).stream().map(TimelineEntry::kind).toList();
    }

    private TimelineEntry entry(CaseKey key, String kind) {
        return timeline.of(key.text()).stream()
                .filter(each -> each.kind().equals(kind))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** Case keys of the tasks that a person sees in Tasklist. */
    private List<String> taskNames(String login) {
        JsonNode seen = new Api(port, login).get("/engine-rest/task").json();
        return seen.findValuesAsText("id").stream()
                .map(id -> String.valueOf(tasks.getVariable(id, "caseKey")))
                .toList();
    }

    private static String alert(String title) {
        return "{\"source\": \"test\", \"title\": \"" + title + " " + System.nanoTime() + "\"}";
    }

    /** What the browser sends: whoever does not call it an incident is not asked to classify it. */
    private static Map<String, Object> triage(String outcome, String mergedInto) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "checkedRawAlert",
                true,
                "checkedKnownCases",
                true,
                "checkedEvidenceKept",
                true,
                "triageOutcome",
                outcome,
                "triageNotes",
                "Looked at it"));
        if (!mergedInto.isEmpty()) {
            values.put("mergedInto", mergedInto);
        }
        return values;
    }
}
