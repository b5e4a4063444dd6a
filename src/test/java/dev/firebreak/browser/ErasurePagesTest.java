package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import dev.firebreak.Api;
import dev.firebreak.browser.Chromium.Look;
import dev.firebreak.browser.Chromium.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Erasing what the record says of somebody. Pictures are left in target/screenshots. */
@BrowserTest
class ErasurePagesTest {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

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
    void onePersonAsksAnotherErasesAndAnAuditorSeesIt() {
        String key = aCase();
        ask(key, "1", "Request of 12 March under GDPR Art. 17, file DP-2026-07");
        ask(key, "2", Planted.MARKUP);
        try (Visit visit = chromium.signedIn("marta", Look.LIGHT)) {
            Page page = visit.page();
            visit.open("/");
            page.click("nav >> text=Erasures");
            Planted.isTextIn(page);
            page.locator("main details >> nth=0").locator("summary").click();
            var row = page.locator("tr", new Page.LocatorOptions().setHasText("DP-2026-07"));
            row.locator("input[name=reason]").fill("Checked against the file");
            row.locator("button:has-text('Erase for good')").click();
            assertThat(page.locator(".alert-success")).containsText("Erased. The record says so.");
            assertThat(row).containsText("Checked against the file");
            assertThat(visit.complaints()).isEmpty();
        }
        fitsEveryScreen("lena", "/audit/erasures", "erasures");
        fitsEveryScreen("olga", "/audit?caseKey=" + key, "record-erased");
        try (Visit visit = chromium.signedIn("olga", Look.LIGHT)) {
            visit.open("/audit?caseKey=" + key);
            assertThat(visit.page().locator("#entries")).containsText("for: Request of 12 March under GDPR Art. 17");
            visit.page().click("main >> text=Erasures");
            assertThat(visit.page().locator("form[action*=erasures]")).hasCount(0);
        }
    }

    private void ask(String key, String numbers, String reason) {
        try (Visit visit = chromium.signedIn("lena", Look.LIGHT)) {
            Page page = visit.page();
            visit.open("/audit/erasures");
            page.fill("#caseKey", key);
            page.fill("#numbers", numbers);
            page.fill("#reason", reason);
            page.click("button:has-text('Ask to erase')");
            assertThat(page.locator(".alert-success")).containsText("Another person decides.");
        }
    }

    private String aCase() {
        String key = new Api(port, "anna")
                .post("/api/cases", "{\"title\":\"Mail of Erika Mustermann\",\"severity\":\"high\"}")
                .at("key");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.queryForList("SELECT 1 FROM audit.sequenced WHERE case_key = ? AND number <= 2", key)
                                .size()
                        == 2);
        return key;
    }

    private void fitsEveryScreen(String login, String path, String name) {
        for (Look look : List.of(Look.LIGHT, Look.DARK, Look.PHONE)) {
            try (Visit visit = chromium.signedIn(login, look)) {
                visit.open(path);
                assertThat(visit.isWiderThanItsScreen())
                        .as(path + " " + look.name())
                        .isFalse();
                visit.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "screenshots", name + "-" + look.name() + ".png"))
                                .setFullPage(true));
                assertThat(new AxeBuilder(visit.page()).analyze().getViolations())
                        .filteredOn(violation -> SERIOUS.contains(violation.getImpact()))
                        .as(path + " " + look.name())
                        .isEmpty();
            }
        }
    }
}
