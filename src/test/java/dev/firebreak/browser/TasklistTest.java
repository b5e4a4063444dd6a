package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.firebreak.Api;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import dev.firebreak.process.Walk;
import dev.firebreak.process.Walker;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Tasklist shows of what came from outside, and what it says when a form is answered with something else. */
@BrowserTest
class TasklistTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Walk walk;

    @Autowired
    Walker walker;

    private Chromium chromium;

    @BeforeAll
    void aBrowser() {
        chromium = new Chromium(port);
    }

    @AfterAll
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aMissingKeyIsRefusedWithASentence() {
        String said = submitAltered(variables -> variables.remove("triageNotes"));
        assertThat(said).contains("'Triage alert' was not completed", "needs an answer");
    }

    @Test
    void anUnknownKeyIsRefusedWithASentence() {
        String said = submitAltered(variables -> variables.putObject("planted").put("value", "x"));
        assertThat(said).contains("'Triage alert' was not completed", "The form does not ask for planted.");
    }

    @Test
    void aTitleIsTextInTheListAndInTheForm() {
        String key = aCase("Odd <i class=planted>login</i>" + Planted.MARKUP);
        String task = waiting(key, "userTask_triageAlert");
        ObjectNode asked = JSON.createObjectNode()
                .put("title", "Call them " + Planted.MARKUP)
                .put("instructions", "Ask " + Planted.MARKUP)
                .put("group", "analyst");
        assertThat(new Api(port, "clara")
                        .post("/api/cases/" + key + "/tasks", asked.toString())
                        .status())
                .isLessThan(300);
        move(key);
        String requested = waiting(key, "userTask_doRequestedTask");
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            open(page, requested);
            assertThat(page.locator("body")).containsText("Call them " + Planted.MARKUP);
            open(page, task);
            assertThat(page.getByLabel("What it is about")).hasValue("Odd <i class=planted>login</i>" + Planted.MARKUP);
            Planted.isTextIn(page);
        }
    }

    @Test
    void aTaskLeadsToThePageOfItsCase() {
        String key = aCase("Machine that calls home");
        String task = walker.until(key, "userTask_triageAlert", Map.of()).getId();
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            open(page, task);
            page.locator("a:text-is(\"Case page\")").click();
            page.waitForURL("**/cases/" + key);
        }
    }

    @Test
    void aFormWithRowsIsCompletedInTheBrowser() {
        String key = aCase("Machine that beacons");
        String task = walker.until(key, "userTask_chooseContainment", Map.of()).getId();
        try (Visit visit = chromium.signedIn("rita", Look.LIGHT)) {
            Page page = visit.page();
            open(page, task);
            complete(page).click();
            assertThat(page.locator(".fjs-form-field-error").first()).hasText("Field is required.");
            rowsAskWhatTheirActionNeeds(page);
            TriageForm.choose(page, "When to contain?", "Now");
            page.getByLabel("What do these actions do").fill("Nobody works on it");
            // Its complaint goes when it is left, and what stands below moves up.
            page.keyboard().press("Tab");
            page.locator(".fjs-form-field-checkbox input:enabled").all().forEach(Locator::check);
            complete(page).click();
            page.locator(".fjs-container")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void aListThatNobodyAnsweredYetIsAnsweredInTheBrowser() {
        String key = aCase("Machine to clean");
        String task = walker.until(key, "userTask_eradicateOnAsset", Map.of()).getId();
        try (Visit visit = chromium.signedIn("ivan", Look.LIGHT)) {
            Page page = visit.page();
            open(page, task);
            page.getByLabel("Rebuilt from a clean source").check();
            page.getByLabel("Details").fill("From the image of this week");
            page.locator(".fjs-form-field-checkbox input:enabled").all().forEach(Locator::check);
            complete(page).click();
            page.locator(".fjs-container")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    private static void rowsAskWhatTheirActionNeeds(Page page) {
        Locator service = page.getByLabel("Service");
        assertThat(service).hasCount(0);
        TriageForm.select(page, "Action", "Stop service");
        service.fill("nginx");
    }

    private static Locator complete(Page page) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true));
    }

    /** Answers the triage form in Tasklist, changes on its way what the browser sends, and returns what is then shown. */
    private String submitAltered(Consumer<ObjectNode> change) {
        String task = waiting(aCase("For " + change.hashCode()), "userTask_triageAlert");
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            page.route("**/submit-form", route -> pass(route, change));
            open(page, task);
            TriageForm.answerAsIncident(page);
            complete(page).click();
            page.locator("[notifications-panel] .alert").first().waitFor();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/tasklist-refusal.png")));
            assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
            return page.locator("[notifications-panel]").first().textContent();
        }
    }

    private static void pass(Route route, Consumer<ObjectNode> change) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(route.request().postData());
            change.accept((ObjectNode) body.path("variables"));
            route.resume(new Route.ResumeOptions().setPostData(body.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(Page page, String task) {
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        Locator claim = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim"))
                .first();
        claim.click();
        // Tasklist keeps its buttons disabled where another task is opened before the claim is done.
        claim.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.locator(".fjs-container").waitFor();
    }

    private String aCase(String title) {
        String key = new Api(port, "siem")
                .post(
                        "/api/alerts",
                        JSON.createObjectNode()
                                .put("title", title)
                                .put("source", "edr")
                                .put("severity", "critical")
                                .set("assets", JSON.createArrayNode().add("ws-0117"))
                                .toString())
                .at("caseKey");
        move(key);
        return key;
    }

    private void move(String key) {
        walk.run(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("respond-to-incident")
                .singleResult());
    }

    private String waiting(String key, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }
}
