package dev.firebreak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import dev.firebreak.Api;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import dev.firebreak.local.Mailbox;
import dev.firebreak.process.Walk;
import dev.firebreak.web.Roles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page as every role, by day, by night and on a phone. Pictures are left in target/screenshots. */
@BrowserTest
class PagesTest {

    private static final Path PICTURES = Path.of("target/screenshots");

    private static final Set<String> PEOPLE = Set.of(Roles.people());
    private static final Set<String> READERS = Set.of(Roles.caseReaders());
    private static final Set<String> WORKERS = Set.of(Roles.caseWorkers());
    private static final Set<String> LEADERS = Set.of(Roles.MANAGEMENT, Roles.INCIDENT_COMMANDER, Roles.AUDITOR);

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Walk walk;

    private Chromium chromium;
    private String key = "";
    private Map<String, Set<String>> pages = Map.of();

    @BeforeAll
    void aCaseAndABrowser() {
        key = new Api(port, "siem").post("/api/alerts", """
                        {"title": "Mass encryption on fileserver-01 <b>now</b>", "source": "edr", "severity": "critical",
                         "description": "Files end in .locked", "assets": ["fileserver-01"],
                         "indicators": [{"type": "ip", "value": "203.0.113.45"}]}""").at("caseKey");
        walk.run(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("respond-to-incident")
                .singleResult());
        pages = new TreeMap<>(Map.of(
                "/",
                PEOPLE,
                "/cases",
                READERS,
                "/cases/new",
                WORKERS,
                "/cases/" + key,
                READERS,
                "/alerts",
                READERS,
                "/containment",
                READERS,
                "/board",
                LEADERS,
                "/plan",
                PEOPLE,
                "/readiness",
                Set.of(Roles.COMPLIANCE, Roles.INCIDENT_COMMANDER, Roles.MANAGEMENT, Roles.AUDITOR),
                "/audit",
                Set.of(Roles.AUDITOR)));
        pages.put("/audit/cases", Set.of(Roles.AUDITOR));
        chromium = new Chromium(port);
    }

    @AfterAll
    void closeTheBrowser() {
        chromium.close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "anna, analyst",
        "rita, responder",
        "clara, incident-commander",
        "ivan, it-operations",
        "lena, legal",
        "petra, communications",
        "marta, management",
        "karin, compliance",
        "olga, auditor",
        "ada, administrator"
    })
    void eachRoleOpensItsPagesAndNoOthers(String login, String role) {
        try (Visit visit = chromium.signedIn(login, Look.LIGHT)) {
            pages.forEach((path, roles) -> {
                if (roles.contains(role)) {
                    assertThat(visit.open(path)).as(role + " opens " + path).isEqualTo(200);
                    assertThat(visit.page().locator("main h1").count())
                            .as("heading of " + path)
                            .isEqualTo(1);
                } else {
                    assertThat(visit.status(path)).as(role + " opens " + path).isEqualTo(403);
                }
            });
            assertThat(refusedLinks(visit))
                    .as("links that lead " + role + " to a refusal")
                    .isEmpty();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void everyPageFitsEveryScreen() {
        for (Look look : List.of(Look.LIGHT, Look.DARK, Look.PHONE)) {
            try (Visit visit = chromium.signedIn("clara", look)) {
                Stream.of(
                                "/",
                                "/cases",
                                "/cases/new",
                                "/cases/" + key,
                                "/alerts",
                                "/containment",
                                "/board",
                                "/plan",
                                "/readiness",
                                "/report",
                                "/mailbox",
                                "/range")
                        .forEach(path -> picture(visit, look, path));
                visit.open("/nowhere");
                shoot(visit, look, "refused");
            }
            try (Visit visit = chromium.signedIn("olga", look)) {
                picture(visit, look, "/audit");
                picture(visit, look, "/audit/cases");
            }
            try (Visit visit = chromium.signedIn("karin", look)) {
                visit.open("/");
                shoot(visit, look, "start-compliance");
            }
        }
    }

    @Test
    void titlesAreTextWhereverTheyAreShown() {
        String title = "Told by " + Planted.MARKUP;
        Api.Answer accepted = new Api(port, "siem")
                .post(
                        "/api/alerts",
                        new ObjectMapper()
                                .createObjectNode()
                                .put("title", title)
                                .put("source", "edr")
                                .put("severity", "critical")
                                .put("description", title)
                                .toString());
        String told = accepted.at("caseKey");
        ProcessInstance process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(told)
                .processDefinitionKey("respond-to-incident")
                .singleResult();
        walk.run(process);
        lateIsItsTriage(told);
        showsAsText(
                "anna",
                title,
                "/",
                "/cases",
                "/cases?q=Told",
                "/cases/" + told,
                "/cases/" + told + "?show=all",
                "/alerts?q=Told",
                "/alerts/" + accepted.at("alertId"),
                "/mailbox",
                "/mailbox/" + mail(told));
        // The quotes are escaped there, as the details are JSON.
        showsAsText("olga", "Told by <img class=planted", "/audit?kind=AlertAccepted&caseKey=" + told);
        // The board and the list of containment show cases by their keys.
        showsAsText("clara", "", "/board", "/containment", "/readiness");
    }

    private void showsAsText(String login, String title, String... paths) {
        try (Visit visit = chromium.signedIn(login, Look.LIGHT)) {
            for (String path : paths) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                assertThat(visit.page().locator("body").textContent()).as(path).contains(title);
                Planted.isTextIn(visit.page());
            }
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private void lateIsItsTriage(String key) {
        Task triage = tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult();
        triage.setDueDate(Date.from(Instant.now().minusSeconds(60)));
        tasks.saveTask(triage);
    }

    private long mail(String key) {
        return mailbox.mails().stream()
                .filter(mail -> mail.subject().contains(key))
                .findFirst()
                .orElseThrow()
                .number();
    }

    @Test
    void timesAreInTheReadersZoneWithUtcOnHover() {
        try (Visit visit = chromium.signedIn("anna", Look.LIGHT)) {
            visit.open("/cases/" + key);
            var time = visit.page().locator("main time").first();
            assertThat(time.getAttribute("title")).endsWith(" UTC");
            assertThat(time.getAttribute("data-local")).isEqualTo("Europe/Berlin");
            assertThat(time.textContent()).doesNotContain("UTC");
        }
    }

    private void picture(Visit visit, Look look, String path) {
        assertThat(visit.open(path)).as(path).isEqualTo(200);
        assertThat(visit.isWiderThanItsScreen())
                .as(path + " scrolls sideways, " + look.name())
                .isFalse();
        String name = path.equals("/")
                ? "start"
                : path.substring(1).replace(key, "case").replace('/', '-');
        shoot(visit, look, name);
        assertThat(visit.complaints()).isEmpty();
    }

    private static void shoot(Visit visit, Look look, String name) {
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        // A page with many rows takes seconds to write as PNG.
                        .setType(ScreenshotType.JPEG)
                        .setQuality(70)
                        .setPath(PICTURES.resolve(name + "-" + look.name() + ".jpg")));
    }

    /** Links of the navigation that this person may not follow. */
    private static List<String> refusedLinks(Visit visit) {
        visit.open("/");
        return visit.page().locator("nav[aria-label=Main] a").all().stream()
                .map(link -> link.getAttribute("href"))
                .collect(Collectors.toMap(href -> href, visit::status))
                .entrySet()
                .stream()
                .filter(answer -> answer.getValue() >= 400)
                .map(answer -> answer.getKey() + " " + answer.getValue())
                .toList();
    }
}
