package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.firebreak.Api;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import dev.firebreak.process.Walk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Evidence as people store and read it. Pictures are left in target/screenshots. */
@BrowserTest
class EvidencePagesTest {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

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
    void aFileIsStoredFromTheCasePageAndReadWithAReason() {
        String key = aCase();
        try (Visit visit = chromium.signedIn("clara", Look.LIGHT)) {
            Page page = visit.page();
            visit.open("/cases/" + key);
            page.click("text=Store evidence and see its custody");
            assertThat(page.locator("main")).containsText("Nothing is stored yet.");
            store(page, Planted.MARKUP + ".html");
            assertThat(page.locator(".alert-success")).containsText("is stored as evidence");
            assertThat(page.locator("main")).containsText("was collected by");
            Planted.isTextIn(page);
            page.fill("#read-reason", "Analysis");
            Download download = page.waitForDownload(() -> page.click("button:has-text('infected')"));
            assertThat(download.suggestedFilename()).endsWith(".zip").doesNotContain("<");
            page.fill("#read-reason", "Analysis again");
            page.waitForDownload(() -> page.click("text=Download >> nth=0"));
            page.fill("#person", "Nordlicht Forensics");
            page.fill("#place", "Berlin");
            page.fill("#why", "Memory forensics");
            page.click("button:has-text('Record it')");
            assertThat(page.locator("main")).containsText("was handed over to");
            assertThat(page.locator("table tbody tr")).hasCount(4);
            visit.open("/cases/" + key);
            assertThat(page.locator("main")).containsText("with Nordlicht Forensics");
            assertThat(visit.complaints()).isEmpty();
            String item = page.locator("a[href*='/evidence/']").first().getAttribute("href");
            fitsEveryScreen("/cases/" + key + "/evidence", "evidence");
            fitsEveryScreen(item, "evidence-item");
        }
    }

    @Test
    void aRefusedUploadKeepsWhatWasTyped() {
        String key = aCase();
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            visit.open("/cases/" + key + "/evidence");
            page.fill("#collectedAt", "2098-01-01T10:00");
            store(page, "a.txt");
            assertThat(page.locator(".alert-danger:visible")).containsText("lies in the future");
            assertThat(page.locator("#description")).hasValue("A page of the attacker");
        }
    }

    @Test
    void anAuditorReadsAndStoresNothing() {
        String key = aCase();
        try (Visit visit = chromium.signedIn("olga", Look.LIGHT)) {
            assertThat(visit.open("/cases/" + key + "/evidence")).isEqualTo(200);
            assertThat(visit.page().locator("#file")).hasCount(0);
        }
    }

    @Test
    void aTaskThatAsksForEvidenceLeadsToItsPage() {
        String key = aCase();
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey("userTask_triageAlert")
                .singleResult()
                .getId();
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            Page page = visit.page();
            page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim"))
                    .first()
                    .click();
            page.locator(".fjs-container").waitFor();
            Locator link = page.locator(".fjs-container a[href*='/cases/" + key + "/evidence']");
            assertThat(link).hasText("Store evidence of " + key);
            picture(page, "tasklist-evidence");
            assertThat(visit.open(link.getAttribute("href"))).isEqualTo(200);
            assertThat(page.locator("h1")).hasText("Evidence");
        }
    }

    private void fitsEveryScreen(String path, String name) {
        for (Look look : List.of(Look.LIGHT, Look.DARK, Look.PHONE)) {
            try (Visit visit = chromium.signedIn("lena", look)) {
                visit.open(path);
                assertThat(visit.isWiderThanItsScreen())
                        .as(path + " " + look.name())
                        .isFalse();
                picture(visit.page(), name + "-" + look.name());
                assertThat(new AxeBuilder(visit.page()).analyze().getViolations())
                        .as("serious findings of axe-core in " + path + " " + look.name())
                        .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
                        .extracting(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .isEmpty();
            }
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name + ".png")));
    }

    private static void store(Page page, String name) {
        page.fill("#description", "A page of the attacker");
        page.fill("#place", "proxy-1");
        page.fill("#reason", "Shows the credentials form");
        page.setInputFiles(
                "#file",
                new FilePayload(name, "text/html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
        page.click("button:has-text('Store it')");
    }

    private String aCase() {
        String key = new Api(port, "siem")
                .post(
                        "/api/alerts",
                        "{\"title\": \"Phishing page " + System.nanoTime()
                                + "\", \"source\": \"edr\", \"severity\": \"high\"}")
                .at("caseKey");
        walk.run(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("respond-to-incident")
                .singleResult());
        return key;
    }
}
