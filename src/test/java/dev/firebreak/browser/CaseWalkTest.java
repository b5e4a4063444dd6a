package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firebreak.Api;
import dev.firebreak.FormAnswers;
import dev.firebreak.LiveFirebreakTest;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import dev.firebreak.process.Walker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An alert that a real Wazuh produced becomes a closed case, worked by the people of the team: triage and approval in
 * Tasklist, the rest as Tasklist would do it over HTTP.
 */
@LiveFirebreakTest
@EnabledIf("dev.firebreak.browser.Chromium#isThere")
@EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
class CaseWalkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Two of each role: what one may not do alone, the other does. */
    private static final Map<String, List<String>> TEAM = team();

    @LocalServerPort
    int port;

    @Value("${firebreak.local.range-port}")
    int rangePort;

    @Test
    void realAlertIsWorkedToItsEndByThePeopleOfTheTeam() throws IOException {
        String key = post(wazuhAlert(1));
        try (Chromium chromium = new Chromium(port)) {
            inTasklist(chromium, "anna", key, "Triage alert", TriageForm::answerAsIncident);
            over(
                    "rita",
                    key,
                    "Choose containment",
                    Map.of("containmentRequests", List.of(row("isolate-host", "web-9"))));
            inTasklist(chromium, "clara", key, "Approve containment", this::approve);
        }
        walkToTheEnd(key);
        JsonNode closed = as("olga").get("/api/cases/" + key).json();
        assertThat(closed.path("state").asText()).isEqualTo("closed");
        JsonNode timeline = as("olga").get("/api/cases/" + key + "/timeline").json();
        assertThat(who(timeline, "TaskCompleted"))
                // By day the table of approvals wants one more of them than by night.
                .contains("anna", "rita", "clara", "ivan", "marta")
                .doesNotContain("firebreak", "anonymous");
        assertThat(actor(timeline, "TaskCompleted", "Triage alert")).isEqualTo("anna");
        assertThat(actor(timeline, "ContainmentRequested", "web-9")).isEqualTo("rita");
        assertThat(actor(timeline, "ContainmentApproved", "web-9")).isEqualTo("clara");
        assertThat(who(timeline, "EffectApplied")).containsExactly("firebreak");
        assertThat(actor(timeline, "AlertAccepted", "")).isEqualTo("siem");
        assertThat(mailbox()).contains("[" + key + "]");
        assertThat(range()).contains("web-9");
    }

    @Test
    void alertThatIsNoIncidentEndsDismissed() throws IOException {
        String key = post(wazuhAlert(2));
        over("ben", key, "Triage alert", Map.of("triageOutcome", "not-incident"));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(as("olga").get("/api/cases/" + key).at("state"))
                                .isEqualTo("dismissed"));
    }

    private void inTasklist(Chromium chromium, String login, String key, String name, Consumer<Page> form) {
        String task = task(login, key, name).path("id").asText();
        try (Visit visit = chromium.signedIn(login, Look.LIGHT)) {
            Page page = visit.page();
            page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim"))
                    .first()
                    .click();
            page.locator(".fjs-container").waitFor();
            form.accept(page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots/tasklist-" + name.replace(' ', '-') + ".png")));
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Complete").setExact(true))
                    .click();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tasks(login, key))
                            .noneMatch(each -> each.path("id").asText().equals(task)));
        }
    }

    private void approve(Page page) {
        assertThat(page.getByLabel("Target", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("web-9");
        TriageForm.choose(page, "Do you approve?", "Approve");
        page.getByLabel("Why?").fill("The machine is not needed tonight");
    }

    private void walkToTheEnd(String key) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(150))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    for (String login :
                            TEAM.values().stream().map(people -> people.get(0)).toList()) {
                        for (JsonNode task : tasks(login, key)) {
                            complete(task, Map.of());
                        }
                    }
                    return !as("olga").get("/api/cases/" + key).at("state").equals("open");
                });
    }

    private void over(String login, String key, String name, Map<String, Object> decided) {
        complete(task(login, key, name), decided);
    }

    /** As somebody who may: who first has it, or the other one where four eyes are wanted. */
    private void complete(JsonNode task, Map<String, Object> decided) {
        String id = task.path("id").asText();
        String role = as("olga")
                .get("/engine-rest/task/" + id + "/identity-links?type=candidate")
                .json()
                .path(0)
                .path("groupId")
                .asText();
        List<Api.Answer> refusals = new ArrayList<>();
        for (String person : TEAM.getOrDefault(role, List.of())) {
            Api api = as(person);
            api.post("/engine-rest/task/" + id + "/claim", "{\"userId\":\"" + person + "\"}");
            Api.Answer answer = api.post("/engine-rest/task/" + id + "/submit-form", answers(api, id, decided));
            if (answer.status() == 204) {
                return;
            }
            refusals.add(answer);
            api.post("/engine-rest/task/" + id + "/unclaim", "");
        }
        assertThat(tasks("olga", "").stream()
                        .noneMatch(each -> each.path("id").asText().equals(id)))
                .as("%s of %s was completed or is gone: %s", task.path("name"), role, refusals)
                .isTrue();
    }

    private static String answers(Api api, String id, Map<String, Object> decided) {
        Map<String, Object> all = new HashMap<>(plain());
        all.putAll(decided);
        JsonNode form = api.get("/engine-rest/task/" + id + "/deployed-form").json();
        Map<String, Object> proposed = new HashMap<>();
        api.get("/engine-rest/task/" + id + "/form-variables?deserializeValues=false")
                .json()
                .fields()
                .forEachRemaining(each -> {
                    if (each.getValue().path("type").asText().equals("Json")) {
                        proposed.put(
                                each.getKey(),
                                parse(each.getValue().path("value").asText()));
                    }
                });
        ObjectNode variables = JSON.createObjectNode();
        FormAnswers.to(form, all, proposed).forEach((name, value) -> {
            ObjectNode variable = variables.putObject(name);
            if (value instanceof List<?> || value instanceof JsonNode) {
                variable.put("type", "Json")
                        .put("value", JSON.valueToTree(value).toString());
            } else {
                variable.set("value", JSON.valueToTree(value));
            }
        });
        return JSON.createObjectNode().set("variables", variables).toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private JsonNode task(String login, String key, String name) {
        List<JsonNode> found = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            tasks(login, key).stream()
                    .filter(each -> each.path("name").asText().equals(name))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private List<JsonNode> tasks(String login, String key) {
        String query = key.isEmpty() ? "" : "?processInstanceBusinessKey=" + key;
        List<JsonNode> tasks = new ArrayList<>();
        as(login).get("/engine-rest/task" + query).json().forEach(tasks::add);
        return tasks;
    }

    private String post(String alert) {
        Api.Answer answer = as("siem").post("/api/alerts/wazuh", alert);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("disposition")).isEqualTo("opened");
        return answer.at("caseKey");
    }

    private static String wazuhAlert(int number) throws IOException {
        Path file = Path.of(System.getenv("FIREBREAK_REAL_INPUTS"), "alerts/wazuh/aecid-ossec.ndjson");
        try (Stream<String> lines = Files.lines(file)) {
            return parse(lines.skip(number).findFirst().orElseThrow())
                    .path("payload")
                    .toString();
        }
    }

    private static Set<String> who(JsonNode timeline, String kind) {
        Set<String> who = new TreeSet<>();
        timeline.forEach(entry -> {
            if (entry.path("kind").asText().equals(kind)) {
                who.add(entry.path("actor").asText());
            }
        });
        return who;
    }

    private static String actor(JsonNode timeline, String kind, String about) {
        for (JsonNode entry : timeline) {
            if (entry.path("kind").asText().equals(kind)
                    && entry.path("summary").asText().contains(about)) {
                return entry.path("actor").asText();
            }
        }
        throw new AssertionError("No " + kind + " about " + about);
    }

    private String mailbox() {
        try (Chromium chromium = new Chromium(port);
                Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            visit.open("/mailbox");
            return visit.page().content();
        }
    }

    private String range() {
        return new Api(rangePort, "anna").get("/calls").text();
    }

    private Api as(String login) {
        return new Api(port, login);
    }

    private static Map<String, String> row(String action, String target) {
        return Map.of("action", action, "target", target, "reason", "It beacons");
    }

    private static Map<String, List<String>> team() {
        Map<String, List<String>> team = new LinkedHashMap<>();
        team.put("analyst", List.of("anna", "ben"));
        team.put("responder", List.of("rita", "raj"));
        team.put("incident-commander", List.of("clara", "carlos"));
        team.put("it-operations", List.of("ivan", "ines"));
        team.put("legal", List.of("lena", "luis"));
        team.put("communications", List.of("petra", "paul"));
        team.put("management", List.of("marta", "milan"));
        return team;
    }

    private static Map<String, Object> plain() {
        return Walker.PLAIN;
    }
}
