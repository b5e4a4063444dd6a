package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.firebreak.Api;
import dev.firebreak.audit.RecordProof;
import dev.firebreak.audit.SignerHome;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import dev.firebreak.process.Walker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case in the middle of its way, as people read its record. Pictures are left in target/screenshots. */
@BrowserTest
class RecordPagesTest {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final List<Look> LOOKS = List.of(Look.LIGHT, Look.DARK, Look.PHONE, Look.PHONE_DARK);
    private static final Duration WAIT = Duration.ofSeconds(40);
    private static final int TABS = 250;

    @LocalServerPort
    int port;

    @Autowired
    Walker walker;

    @Autowired
    SignerHome home;

    @Autowired
    RecordProof proof;

    private Chromium chromium;
    private String key = "";

    @BeforeAll
    void aCaseThatWaitsForApproval() {
        key = new Api(port, "siem").post("/api/alerts", """
                        {"title": "Mass encryption on fileserver-03", "source": "edr", "severity": "critical",
                         "description": "Files end in .locked", "assets": ["fileserver-03"],
                         "indicators": [{"type": "ip", "value": "203.0.113.46"}]}""").at("caseKey");
        walker.until(key, "userTask_approveContainment", Map.of());
        chromium = new Chromium(port);
    }

    @AfterAll
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void theCasePageReadsOnEveryScreen() {
        for (Look look : LOOKS) {
            try (Visit visit = chromium.signedIn("clara", look)) {
                Page page = visit.page();
                visit.open("/cases/" + key);
                drawn(page);
                assertThat(page.locator(".course-canvas .course-taken").first()).isAttached();
                reads(visit, look, "record-case");
                picture(page.locator(".course"), "record-way-" + look.name());
                page.click("summary:has-text('Steps in words')");
                picture(page.locator(".course-steps"), "record-steps-" + look.name());
                assertThat(visit.isWiderThanItsScreen()).isFalse();
            }
        }
    }

    @Test
    void theRecordAndTheCasesAgainstTheirPlanReadOnEveryScreen() {
        for (Look look : LOOKS) {
            try (Visit visit = chromium.signedIn("olga", look)) {
                visit.open("/audit?caseKey=" + key);
                reads(visit, look, "record-audit");
                visit.open("/audit?caseKey=IR-2020-9999");
                assertThat(visit.page().locator("#entries")).containsText("No entry matches");
                reads(visit, look, "record-audit-none");
                visit.open("/audit/cases");
                visit.page().locator("#content details summary").all().stream()
                        .limit(1)
                        .forEach(Locator::click);
                reads(visit, look, "record-audit-cases");
            }
        }
    }

    /** The signer's own file is taken away and brought back, as a lost disk would. */
    @Test
    void theProofSaysWhenItIsInOrderAndWhyNothingIsSigned() throws Exception {
        Path memory = home.memory();
        Path away = memory.resolveSibling("away");
        await().atMost(WAIT).until(() -> Files.exists(memory));
        proofReads("In order", "record-proof");
        Files.move(memory, away);
        try {
            proofReads("is missing, and the database has a checkpoint", "record-proof-refused");
        } finally {
            Files.move(away, memory, StandardCopyOption.REPLACE_EXISTING);
        }
        proofReads("In order", "record-proof-again");
    }

    private void proofReads(String words, String name) {
        await().atMost(WAIT).until(() -> {
            RecordProof.State state = proof.state();
            return (state.trouble() == null ? "In order" : state.trouble()).contains(words);
        });
        for (Look look : LOOKS) {
            try (Visit visit = chromium.signedIn("olga", look)) {
                visit.open("/audit?caseKey=IR-2020-9999");
                assertThat(visit.page().locator("#proof")).containsText(words);
                reads(visit, look, name);
            }
        }
    }

    @Test
    void theEvidencePageReadsOnEveryScreen() {
        for (Look look : LOOKS) {
            try (Visit visit = chromium.signedIn("lena", look)) {
                visit.open("/cases/" + key + "/evidence");
                reads(visit, look, "record-evidence");
            }
        }
    }

    @Test
    void theRecordIsSearchedByKeyboardAlone() {
        try (Visit visit = chromium.signedIn("olga", Look.LIGHT)) {
            Page page = visit.page();
            visit.open("/audit");
            tabTo(page, "#who");
            page.keyboard().type("siem");
            page.keyboard().press("Tab");
            page.keyboard().type(key);
            page.keyboard().press("Tab");
            page.keyboard().type("AlertAcc");
            page.keyboard().press("Enter");
            tabTo(page, "form.filters button[type=submit]");
            page.keyboard().press("Enter");
            assertThat(page.locator("#entries tbody tr")).hasCount(1);
            assertThat(page.locator("#entries tbody tr")).containsText("siem");
            assertThat(page.locator("#entries tbody tr")).containsText(key);
            tabTo(page, "#entries summary");
            page.keyboard().press("Enter");
            assertThat(page.locator("#entries details[open] pre")).isVisible();
        }
    }

    @Test
    void theCaseIsReadByKeyboardAlone() {
        try (Visit visit = chromium.signedIn("clara", Look.LIGHT)) {
            Page page = visit.page();
            visit.open("/cases/" + key);
            drawn(page);
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip-link")).isFocused();
            page.keyboard().press("Enter");
            tabTo(page, "#course-canvas");
            String before = page.locator(".course-canvas g.viewport").getAttribute("transform");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".course-canvas g.viewport").getAttribute("transform"))
                    .isNotEqualTo(before);
            tabTo(page, ".course-steps > summary");
            page.keyboard().press("Enter");
            assertThat(page.locator(".course-steps tbody tr").first()).isVisible();
            assertThat(page.locator(".course-steps")).containsText("Triage alert");
            tabTo(page, "#timeline-kind");
            page.keyboard().type("Everything");
            tabTo(page, "#timeline form.filters button[type=submit]");
            page.keyboard().press("Enter");
            assertThat(page.locator("#timeline .timeline")).containsText("Variable set");
        }
    }

    /** Tabs on until the focus is there, and sees that each stop on the way can be told by looking. */
    private static void tabTo(Page page, String selector) {
        // Without it a mark of the focus fades in, and is not there yet when it is asked for.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        for (int tab = 0; tab < TABS; tab++) {
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate("""
                            () => {
                              const here = document.activeElement;
                              const style = getComputedStyle(here);
                              return here === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none';
                            }"""))
                    .as("focus is seen on " + page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
                    .isTrue();
            if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + selector);
    }

    private static void drawn(Page page) {
        page.locator("[data-course-state]:empty")
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.ATTACHED)
                        .setTimeout(20_000));
    }

    private static void reads(Visit visit, Look look, String name) {
        visit.page().screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file(name + "-" + look.name())));
        assertThat(visit.isWiderThanItsScreen()).as(name + " " + look.name()).isFalse();
        assertThat(new AxeBuilder(visit.page()).analyze().getViolations())
                .as("serious findings of axe-core in " + name + " " + look.name())
                .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
        assertThat(visit.complaints()).isEmpty();
    }

    private static void picture(Locator part, String name) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(file(name)));
    }

    private static Path file(String name) {
        return Path.of("target/screenshots", name + ".png");
    }
}
