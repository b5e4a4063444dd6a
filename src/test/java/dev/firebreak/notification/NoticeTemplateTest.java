package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseState;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.cases.Indicator;
import dev.firebreak.roster.Contact;
import dev.firebreak.roster.Organisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTemplateTest {

    private static final Path TEMPLATES = Path.of("processes/templates");

    static Stream<Path> templates() throws IOException {
        return Files.list(TEMPLATES).sorted();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTemplateOfThePlanKnowsItsNames(Path file) throws IOException {
        NoticeTemplate template = NoticeTemplate.parse(file.getFileName().toString(), Files.readString(file));
        NoticeText real = template.render(model(aCase(false), "We found it."));
        assertThat(real.subject()).contains("TLP:").doesNotContain("DRILL", "{{");
        assertThat(real.body()).contains("Example Energy").doesNotContain("{{", "DRILL", "null");
        assertThat(template.render(model(aCase(true), "")).subject()).startsWith("DRILL - ");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTemplateCanBeFilledInWithoutACase(Path file) throws IOException {
        NoticeTemplate template = NoticeTemplate.parse(file.getFileName().toString(), Files.readString(file));
        assertThat(template.render(model(Optional.empty(), "")).subject()).isNotBlank();
    }

    @Test
    void anUnknownVariableIsNamedWithItsLine() {
        NoticeTemplate template = NoticeTemplate.parse("case-opened", "Subject: x\n\nHello\n{{nobodyKnows}}\n");
        assertThatThrownBy(() -> template.render(Map.of("title", "x")))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("'case-opened'")
                .hasMessageContaining("'nobodyKnows' in line 4");
    }

    @Test
    void aTemplateCannotCallWhatItIsGiven() {
        for (String name : List.of("title.class", "title.getClass", "title.bytes", "title.length")) {
            NoticeTemplate template = NoticeTemplate.parse("x", "Subject: x\n\n{{" + name + "}}");
            assertThatThrownBy(() -> template.render(Map.of("title", "x"))).isInstanceOf(TemplateProblem.class);
        }
        NoticeTemplate partial = NoticeTemplate.parse("x", "Subject: x\n\n{{>/etc/passwd}}");
        assertThatThrownBy(() -> partial.render(Map.of())).isInstanceOf(TemplateProblem.class);
    }

    @Test
    void aValueIsTextAndNeverTemplateOrHtml() {
        NoticeTemplate template = NoticeTemplate.parse("x", "Subject: x\n\n{{title}}");
        assertThat(template.render(Map.of("title", "<b> & {{drill}}")).body()).isEqualTo("<b> & {{drill}}");
    }

    @Test
    void aLineBreakInATitleStaysInTheSubject() {
        NoticeTemplate template = NoticeTemplate.parse("x", "Subject: New: {{title}}\n\n{{title}}");
        NoticeText text = template.render(Map.of("title", "Malware\r\nBcc: all@example.net\u2028x\0"));
        assertThat(text.subject()).isEqualTo("New: Malware Bcc: all@example.net x");
        assertThat(text.body()).doesNotContain("\0", "\r");
    }

    @Test
    void aTitleOfAMegabyteMakesNoSubjectOfAMegabyte() {
        NoticeTemplate template = NoticeTemplate.parse("x", "Subject: {{title}}\n\nx");
        assertThat(template.render(Map.of("title", "x".repeat(1_000_000))).subject())
                .hasSize(250);
    }

    @Test
    void aTextWithoutSubjectIsNoTemplate() {
        assertThatThrownBy(() -> NoticeTemplate.parse("x", "Hello\n\nthere"))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("Subject: ");
        assertThatThrownBy(() -> NoticeTemplate.parse("x", "Subject: a\n\n{{#open}}"))
                .isInstanceOf(TemplateProblem.class);
    }

    @Test
    void yesAndNoAreWordsOfPeople() {
        NoticeTemplate template =
                NoticeTemplate.parse("x", "Subject: x\n\n{{spreading}} {{#spreading}}!{{/spreading}}");
        assertThat(template.render(Map.of("spreading", true)).body()).isEqualTo("yes !");
        assertThat(template.render(Map.of("spreading", false)).body()).isEqualTo("no ");
    }

    private static Map<String, Object> model(Optional<IncidentCase> about, String noticeText) {
        boolean drill = about.map(IncidentCase::drill).orElse(false);
        NoticeRequest request = new NoticeRequest(
                "definition", "IR-2026-0001", "step", Map.of("noticeText", noticeText, "severity", "high"));
        return NoticeModel.of(request, about, organisation(), "Anna", "http://127.0.0.1:8080/", drill);
    }

    private static Organisation organisation() {
        return new Organisation(
                "Example Energy",
                "example.org",
                "EU",
                "energy",
                "essential",
                false,
                ZoneId.of("Europe/Berlin"),
                "de",
                new Contact("Dagmar", "dpo@example.org", ""));
    }

    private static Optional<IncidentCase> aCase(boolean drill) {
        return Optional.of(new IncidentCase(
                new CaseKey("IR-2026-0001"),
                "Malware on ws-17",
                "",
                "wazuh",
                CaseState.OPEN,
                "high",
                "malware",
                drill,
                false,
                "",
                List.of("ws-17"),
                List.of("jdoe"),
                List.of(new Indicator("ip", "203.0.113.7")),
                Instant.parse("2026-03-02T08:00:00Z"),
                Instant.parse("2026-03-02T08:05:00Z"),
                "siem",
                null,
                null));
    }
}
