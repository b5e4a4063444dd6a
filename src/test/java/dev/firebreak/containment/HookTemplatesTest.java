package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookTemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = """
            {"device": "{{target}}", "contain": {{#apply}}true{{/apply}}{{#release}}false{{/release}},
             "comment": "{{caseKey}}: {{reason}}"{{#parameters.duration}}, "for": "{{parameters.duration}}"{{/parameters.duration}}}
            """;

    @Test
    void actionWithATemplateIsWrittenAsItSays() throws IOException {
        JsonNode body = filledIn(TEMPLATE, call("apply", "Beacon", Map.of("duration", "PT4H")));
        assertThat(body.toString())
                .isEqualTo(
                        "{\"device\":\"ws-0117\",\"contain\":true,\"comment\":\"IR-2026-0001: Beacon\",\"for\":\"PT4H\"}");
        assertThat(filledIn(TEMPLATE, call("release", "Clean", Map.of())).toString())
                .isEqualTo("{\"device\":\"ws-0117\",\"contain\":false,\"comment\":\"IR-2026-0001: Clean\"}");
    }

    @Test
    void actionWithoutATemplateIsWrittenAsTheCall() throws IOException {
        HookTemplates templates = new HookTemplates(Map.of("block-ip", "{}"), JSON);
        assertThat(JSON.readTree(templates.body(AHook.CALL)).path("caseKey").asText())
                .isEqualTo("IR-2026-0001");
    }

    @Test
    void valueCannotLeaveItsQuotes() throws IOException {
        String hostile = "\", \"contain\": false, \"x\": \"{{target}}\u2028\n\\";
        JsonNode body = filledIn(TEMPLATE, call("apply", hostile, Map.of()));
        assertThat(body.path("contain").asBoolean()).isTrue();
        assertThat(body.path("comment").asText()).isEqualTo("IR-2026-0001: " + hostile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"device\": \"{{{target}}}\"}",
                "{\"device\": \"{{&target}}\"}",
                "{\"device\": {{target}}}",
                "{\"device\": \"{{hostname}}\"}",
                "{\"device\": \"{{target.class}}\"}",
                "{\"for\": \"{{parameters.duration}}\"}",
                "{\"device\": \"{{target}}\"",
                "{\"device\": \"{{target\"}",
                "{{#apply}}{\"device\": 1}",
                "[\"{{target}}\"]",
                "<device>{{target}}</device>",
                ""
            })
    void templateThatGivesNoJsonObjectIsRefusedBeforeAnythingIsSent(String template) {
        assertThatThrownBy(() -> new HookTemplates(Map.of("isolate-host", template), JSON))
                .isInstanceOf(HookTemplates.TemplateProblem.class)
                .hasMessageContaining("isolate-host");
    }

    @Test
    void templateOfAnUnknownActionIsRefused() {
        assertThatThrownBy(() -> new HookTemplates(Map.of("isolate-hosts", "{}"), JSON))
                .hasMessageContaining("isolate-hosts")
                .hasMessageContaining("no action of the catalogue");
    }

    private static JsonNode filledIn(String template, HookCall call) throws IOException {
        return JSON.readTree(new HookTemplates(Map.of("isolate-host", template), JSON).body(call));
    }

    private static HookCall call(String kind, String reason, Map<String, String> parameters) {
        return new HookCall("IR-2026-0001", "isolate-host", "ws-0117", parameters, kind, reason, "ab".repeat(32));
    }
}
