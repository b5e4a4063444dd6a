package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.process.ACase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Clocks and notices of a case, as programs and people read them. */
@FirebreakTest
class NotificationApiTest {

    @Autowired
    ACase cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    EffectWorker effects;

    @Autowired
    NoticeWords words;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private String key = "";

    @BeforeEach
    void aCaseWithANoticeAndAClock() {
        key = cases.critical();
        runtime.startProcessInstanceByKey(
                "send-notice", key, Map.of("template", "case-opened", "audience", "on-call", "due", Map.of()));
        // A second one waits for a person, since the case has no reporter: the page shows its task.
        runtime.startProcessInstanceByKey(
                "send-notice",
                key,
                Map.of(
                        "template",
                        "thank-reporter",
                        "audience",
                        "reporter",
                        "due",
                        Map.of("communicate", "2020-01-01T00:00:00Z")));
        effects.runWaiting();
        jdbc.update(
                "INSERT INTO clock (id, case_key, obligation, regime, article, recipient, template, content_required, "
                        + "started_at, started_why, deadline, state) VALUES (?, ?, 'gdpr-33', 'GDPR', 'Art. <33>', "
                        + "'data-protection-authority', 'gdpr-33', 'x', '2026-03-02T08:00:00Z', 'the case was opened', "
                        + "'2026-03-05T08:00:00Z', 'open')",
                key + ":gdpr-33",
                key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "olga"})
    void whoReadsCasesReadsTheirNoticesAndClocks(String login) {
        Api api = new Api(port, login);
        JsonNode notice =
                named("case-opened", api.get("/api/cases/" + key + "/notices").json());
        assertThat(notice.path("audience").asText()).isEqualTo("on-call");
        assertThat(notice.path("state").asText()).isEqualTo("sent");
        assertThat(notice.path("recipients")).hasSize(1);
        assertThat(notice.has("sent")).isFalse();
        assertThat(notice.path("subject").asText()).contains(key);
        JsonNode clock = api.get("/api/cases/" + key + "/clocks").json().path(0);
        assertThat(clock.path("obligation").asText()).isEqualTo("gdpr-33");
        assertThat(clock.path("deadline").asText()).isEqualTo("2026-03-05T08:00:00Z");
    }

    /** Which of two notices is prepared first is up to the lanes that prepare them. */
    private static JsonNode named(String template, JsonNode notices) {
        List<JsonNode> found = new ArrayList<>();
        notices.forEach(notice -> {
            if (notice.path("template").asText().equals(template)) {
                found.add(notice);
            }
        });
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"karin", "ada", "siem"})
    void nobodyElseDoes(String login) {
        Api api = new Api(port, login);
        assertThat(api.get("/api/cases/" + key + "/notices").status()).isEqualTo(403);
        assertThat(api.get("/api/cases/" + key + "/clocks").status()).isEqualTo(403);
    }

    @Test
    void aCaseThatOneMayNotSeeIsNotThere() {
        jdbc.update("UPDATE incident_case SET restricted = true WHERE key = ?", key);
        Api api = new Api(port, "ben");
        assertThat(api.get("/api/cases/" + key + "/notices").status()).isEqualTo(404);
        assertThat(api.get("/api/cases/IR-1999-0001/clocks").status()).isEqualTo(404);
        assertThat(api.get("/api/cases/nonsense/clocks").status()).isEqualTo(404);
    }

    @Test
    void theCasePageShowsBothInWords() {
        String page = Visitor.withSession(port, "anna").get("/cases/" + key).body();
        assertThat(page)
                .contains(
                        "Clocks and notices",
                        "GDPR Art. &lt;33&gt;",
                        "late",
                        "Deliver notice by other means",
                        "Overdue")
                .doesNotContain("Art. <33>");
        String panel = page.replaceAll("(?s).*(<h3>Clocks</h3>.*?)</section>.*", "$1");
        assertThat(panel)
                .contains(
                        "Data protection authority", "Case opened", "Whoever is on call", "Thank reporter", "not sent")
                .doesNotContain("data-protection-authority", "case-opened", ">on-call<", "refused");
    }

    @Test
    void aNoticeToAnAuthorityIsCalledByItsLaw() {
        runtime.startProcessInstanceByKey(
                "send-notice",
                key,
                Map.of("template", "gdpr-33", "audience", "regulator", "clock", key + ":gdpr-33", "due", Map.of()));
        String page = Visitor.withSession(port, "anna").get("/cases/" + key).body();
        assertThat(page).doesNotContain("breach@dpa.example.net");
        effects.runWaiting();
        page = Visitor.withSession(port, "anna").get("/cases/" + key).body();
        assertThat(page.replaceAll("(?s).*(<h3 class=\"mt-4\">Notices</h3>.*?)</section>.*", "$1"))
                .contains("GDPR Art. &lt;33&gt;", "Data protection authority", "breach@dpa.example.net")
                .doesNotContain("gdpr-33", "regulator");
    }

    @Test
    void everyStateAndAudienceOfThePlanHasWords() throws IOException {
        List<String> states = List.of("prepared", "waiting", "sending", "sent", "refused", "outcome-unknown");
        assertThat(states.stream().map(words::state)).doesNotContain("prepared", "waiting", "outcome-unknown");
        assertThat(words.audience("it-operations")).isEqualTo("IT operations");
        assertThat(words.audience("management")).isEqualTo("Senior management");
        assertThat(words.audience("case-people")).isEqualTo("Those named on the case");
        assertThat(words.audience("affected-customers")).isEqualTo("Affected customers");
        try (Stream<Path> templates = Files.list(Path.of("processes/templates"))) {
            assertThat(templates.map(
                            file -> words.template(file.getFileName().toString().replace(".mustache", ""))))
                    .allMatch(title -> title.matches("[A-Z][^-]*"));
        }
    }
}
