package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import dev.firebreak.process.Walk;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Working a case on its page. */
@BrowserTest
class CasePagesTest {

    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED).setTimeout(20_000);

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Walk walk;

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
    void aCaseOpenedByHandIsFoundAsOneTypes() {
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            String key = open(visit.page(), "Unknown device in the Zanzibar office");
            visit.open("/cases");
            visit.page().fill("#q", "zanzi");
            assertThat(visit.page().locator("#found tbody tr")).hasCount(1);
            assertThat(visit.page().locator("#found .key")).hasText(key);
            visit.page().fill("#q", "nosuchword");
            assertThat(visit.page().locator("#found .empty")).containsText("No case matches");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void aNoteIsOnTheTimelineAndEngineDetailOnlyWhenAsked() {
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            open(page, "Odd process on a server");
            page.fill("#note", "Called the owner of the server.");
            page.click("text=Add to the timeline");
            assertThat(page.locator(".alert-success")).isVisible();
            assertThat(page.locator(".timeline li").first()).containsText("Called the owner of the server.");
            assertThat(page.locator(".timeline")).not().containsText("Variable set");
            page.click("#timeline >> text=Everything");
            assertThat(page.locator(".timeline")).containsText("Variable set");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void aRefusedActionKeepsWhatWasTyped() {
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            open(page, "To be merged");
            page.click("summary:has-text('Merge into')");
            page.fill("#into", "IR-2020-9999");
            page.click("button:has-text('Merge')");
            assertThat(page.locator(".alert-danger:visible")).containsText("IR-2020-9999");
            assertThat(page.locator("#into")).hasValue("IR-2020-9999");
        }
    }

    @Test
    void anAskedForTaskWaitsForItsRole() {
        try (Visit visit = chromium.signedIn("clara", Look.LIGHT)) {
            Page page = visit.page();
            String key = open(page, "Backups in doubt");
            page.click("summary:has-text('Ask for a task')");
            page.fill("#task-title", "Check the backups of last night");
            page.fill("#task-text", "Are they complete?");
            page.selectOption("#task-group", "it-operations");
            page.click("button:has-text('Ask for it')");
            assertThat(page.locator(".alert-success")).isVisible();
            run(key);
            page.navigate("/cases/" + key);
            assertThat(page.locator("#tasks")).containsText("Check the backups of last night");
        }
        try (Visit visit = chromium.signedIn("ivan", Look.LIGHT)) {
            visit.open("/");
            assertThat(visit.page().locator("main")).containsText("Check the backups of last night");
        }
    }

    @Test
    void aRestrictedCaseIsThereOnlyForTheNamed() {
        String key;
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            key = open(page, "Board member suspected");
            page.click("summary:has-text('Who may know')");
            page.check("input[value=clara]");
            page.click("button:has-text('Restrict')");
            assertThat(page.locator(".case-marks")).containsText("restricted");
        }
        try (Visit visit = chromium.signedIn("ben", Look.LIGHT)) {
            assertThat(visit.open("/cases/" + key)).isEqualTo(404);
            assertThat(visit.page().locator("h1")).hasText("No such case");
            visit.open("/cases?q=suspected");
            assertThat(visit.page().locator("main")).not().containsText(key);
        }
        try (Visit visit = chromium.signedIn("clara", Look.LIGHT)) {
            assertThat(visit.open("/cases/" + key)).isEqualTo(200);
        }
    }

    @Test
    void theWayTakenIsOnTheDiagramAndTheTableShowsItsRules() {
        for (Look look : List.of(Look.LIGHT, Look.DARK, Look.PHONE)) {
            try (Visit visit = chromium.signedIn("anna", look)) {
                Page page = visit.page();
                open(page, "Way on the diagram " + look.name());
                page.locator("[data-course-state]:empty").waitFor(ATTACHED);
                assertThat(page.locator(".course-canvas .course-taken").first()).isAttached();
                assertThat(page.locator(".course-canvas [data-element-id=userTask_triageAlert].course-open"))
                        .isAttached();
                assertThat(page.locator(".course-canvas .bjs-powered-by")).isVisible();
                assertThat(visit.complaints()).isEmpty();
                Locator decision = page.locator("[data-course-table]").first();
                decision.locator("summary").focus();
                page.keyboard().press("Enter");
                assertThat(decision.locator(".course-rule").first()).isVisible();
                assertThat(visit.isWiderThanItsScreen()).isFalse();
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots/course-" + look.name() + ".png")));
                // What the table's viewer says of its own build as its makers publish it.
                assertThat(visit.complaints())
                        .filteredOn(each -> !each.contains("development build of Inferno"))
                        .isEmpty();
            }
        }
    }

    private String open(Page page, String title) {
        page.navigate("/cases/new");
        page.fill("#title", title);
        page.click("button:has-text('Open the case')");
        page.waitForURL("**/cases/IR-*");
        String key = page.locator(".case-marks .key").textContent();
        run(key);
        page.reload();
        return key;
    }

    private void run(String key) {
        walk.run(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("respond-to-incident")
                .singleResult());
    }
}
