package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.firebreak.Api;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import dev.firebreak.process.Walker;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Markup in every field that people and sources fill in stays what it is on every page of the record: text. */
@BrowserTest
class PlantedMarkupTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A browser writes quotes of a file's name as %22. */
    private static final String FILE = "file <img class=planted src=nowhere>.html";

    /** How the record shows a text: inside JSON, where quotes are escaped. */
    private static final String BEGINNING = "<img class=planted src=/nowhere.png onerror=";

    @LocalServerPort
    int port;

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
    void everyFieldIsShownAsItWasTyped() {
        String key = toldBy("alert");
        Task triage = walker.until(key, "userTask_triageAlert", Map.of());
        walker.complete(triage, Map.of("triageNotes", planted("answer")));
        try (Visit visit = chromium.signedIn("clara", Look.LIGHT)) {
            fillIn(visit, key);
            String item = storeEvidence(visit, key);
            isText(visit, "/cases/" + key, "renamed", "description", "asset", "account");
            isText(visit, "/cases/" + key + "?show=NoteAdded", "note");
            isText(visit, "/cases/" + key + "?show=all&whole=true", "renamed");
            isText(visit, "/cases/" + key + "/evidence", "what");
            assertThat(visit.page().locator("main")).containsText(FILE);
            isText(visit, item, "what", "place", "reason", "collector");
            assertThat(visit.page().locator("main")).containsText(FILE);
            assertThat(visit.complaints()).isEmpty();
        }
        try (Visit visit = chromium.signedIn("olga", Look.LIGHT)) {
            for (String kind : new String[] {"AlertAccepted", "NoteAdded", "TaskCompleted", "VariableSet", ""}) {
                visit.open("/audit?caseKey=" + key + "&kind=" + kind);
                Planted.isTextIn(visit.page());
            }
            visit.open("/audit?kind=NoteAdded&caseKey=" + key);
            assertThat(visit.page().locator("#entries")).containsText(BEGINNING);
            isText(visit, "/audit/cases", "renamed");
            visit.open("/audit?who=" + "%3Cimg%20class%3Dplanted%3E&caseKey=%22%3E%3Cimg%20class%3Dplanted%3E");
            assertThat(visit.page().locator("#who")).hasValue("<img class=planted>");
            Planted.isTextIn(visit.page());
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static String planted(String field) {
        return field + " " + Planted.MARKUP;
    }

    private String toldBy(String source) {
        var alert = JSON.createObjectNode()
                .put("title", planted(source))
                .put("source", "edr")
                .put("severity", "high")
                .put("description", planted("description"));
        alert.putArray("assets").add(planted("asset"));
        alert.putArray("accounts").add(planted("account"));
        return new Api(port, "siem").post("/api/alerts", alert.toString()).at("caseKey");
    }

    private static void fillIn(Visit visit, String key) {
        Page page = visit.page();
        visit.open("/cases/" + key);
        page.fill("#note", planted("note"));
        page.click("text=Add to the timeline");
        page.click("summary:has-text('Rename')");
        page.fill("#new-title", planted("renamed"));
        page.click("button:has-text('Rename')");
        page.click("summary:has-text('Ask for a task')");
        page.fill("#task-title", planted("task"));
        page.fill("#task-text", planted("instructions"));
        page.click("button:has-text('Ask for it')");
        assertThat(page.locator(".alert-success")).isVisible();
        page.click("summary:has-text('Change severity')");
        page.fill("#severity-reason", planted("severity"));
        page.click("button:has-text('Change severity')");
    }

    /** @return the page of the item */
    private static String storeEvidence(Visit visit, String key) {
        Page page = visit.page();
        visit.open("/cases/" + key + "/evidence");
        page.fill("#description", planted("what"));
        page.fill("#place", planted("place"));
        page.fill("#reason", planted("reason"));
        page.fill("#collectedBy", planted("collector"));
        page.setInputFiles("#file", new FilePayload(FILE, "text/html", new byte[] {1, 2, 3}));
        page.click("button:has-text('Store it')");
        assertThat(page.locator(".alert-success")).containsText("is stored as evidence");
        return page.url().substring(page.url().indexOf("/cases/"));
    }

    private static void isText(Visit visit, String path, String... fields) {
        assertThat(visit.open(path)).as(path).isEqualTo(200);
        for (String field : fields) {
            assertThat(visit.page().locator("main").textContent())
                    .as(field + " in " + path)
                    .contains(planted(field));
        }
        Planted.isTextIn(visit.page());
    }
}
