package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormSchemaTest {

    private static final FormSchema FORM = form("""
            {"components": [
              {"type": "text", "text": "# Heading"},
              {"type": "textfield", "key": "title", "label": "Title", "disabled": true},
              {"type": "group", "components": [
                {"type": "select", "key": "verdict", "label": "Verdict", "validate": {"required": true},
                 "values": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}]}]},
              {"type": "textarea", "key": "reason", "label": "Reason", "validate": {"minLength": 3, "maxLength": 10}},
              {"type": "number", "key": "people", "label": "People", "decimalDigits": 0, "validate": {"min": 0}},
              {"type": "checkbox", "key": "done", "label": "Logs kept", "validate": {"required": true}},
              {"type": "checkbox", "key": "spreading", "label": "Spreading"},
              {"type": "checklist", "key": "kinds", "label": "Kinds", "values": [{"value": "a"}, {"value": "b"}]},
              {"type": "datetime", "key": "when", "label": "When", "subtype": "datetime"},
              {"type": "dynamiclist", "path": "actions", "label": "Actions", "components": [
                {"type": "textfield", "key": "target", "label": "Target", "validate": {"required": true}}]}
            ]}
            """);

    @Test
    void completeAnswerIsTaken() {
        assertThat(problems(
                        "verdict",
                        "yes",
                        "done",
                        true,
                        "spreading",
                        false,
                        "reason",
                        "because",
                        "people",
                        3L,
                        "kinds",
                        List.of("a"),
                        "when",
                        "2026-01-01T10:00:00Z",
                        "actions",
                        List.of(Map.of("target", "web-1"))))
                .isEmpty();
    }

    @Test
    void listsArriveAsJsonToo() {
        assertThat(problems("verdict", "no", "done", true, "actions", Spin.JSON("[{\"target\": \"web-1\"}]")))
                .isEmpty();
    }

    @Test
    void yesAndNoAreNotTextWhereTheFormOffersThemAsSuch() {
        FormSchema form = form("""
                {"components": [{"type": "radio", "key": "approved", "label": "Approved",
                  "values": [{"label": "Yes", "value": true}, {"label": "No", "value": false}]}]}
                """);
        assertThat(form.problems(Map.of("approved", true))).isEmpty();
        assertThat(form.problems(Map.of("approved", "true"))).containsExactly("'Approved' does not offer 'true'.");
    }

    @Test
    void listWithItsLastRowRemovedIsEmptied() {
        assertThat(FORM.emptiedLists(Map.of("verdict", "yes"))).containsExactly("actions");
        assertThat(FORM.emptiedLists(Map.of("actions", List.of()))).isEmpty();
    }

    @Test
    void unknownKeysAreRefused() {
        assertThat(problems("verdict", "yes", "done", true, "severity", "low"))
                .containsExactly("The form does not ask for severity.");
    }

    @Test
    void disabledFieldsShowAndNeverTake() {
        assertThat(problems("verdict", "yes", "done", true, "title", "another"))
                .containsExactly("The form does not ask for title.");
    }

    @Test
    void requiredAnswersAreNamedByTheirLabels() {
        assertThat(problems("done", false))
                .containsExactly("'Verdict' needs an answer.", "'Logs kept' must be ticked.");
        assertThat(problems("verdict", "  ", "done", null))
                .containsExactly("'Verdict' needs an answer.", "'Logs kept' must be ticked.");
    }

    @Test
    void valuesOutsideTheirBoundsAreRefused() {
        assertThat(problems("verdict", "maybe", "done", true)).containsExactly("'Verdict' does not offer 'maybe'.");
        assertThat(problems("verdict", "yes", "done", "true")).containsExactly("'Logs kept' is yes or no.");
        assertThat(problems("verdict", "yes", "done", true, "people", -1)).containsExactly("'People' is at least 0.");
        assertThat(problems("verdict", "yes", "done", true, "people", 1.5))
                .containsExactly("'People' takes a whole number.");
        assertThat(problems("verdict", "yes", "done", true, "people", "3")).containsExactly("'People' takes a number.");
        assertThat(problems("verdict", "yes", "done", true, "reason", "no"))
                .containsExactly("'Reason' takes at least 3 characters.");
        assertThat(problems("verdict", "yes", "done", true, "reason", "01234567890"))
                .containsExactly("'Reason' takes at most 10 characters, not 11.");
        assertThat(problems("verdict", "yes", "done", true, "reason", "a\0bcd"))
                .containsExactly("'Reason' holds control characters; type it again.");
        assertThat(problems("verdict", "yes", "done", true, "kinds", List.of("c")))
                .containsExactly("'Kinds' does not offer 'c'.");
        assertThat(problems("verdict", "yes", "done", true, "when", "tomorrow"))
                .containsExactly("'When' takes a datetime, not 'tomorrow'.");
        assertThat(problems("verdict", "yes", "done", true, "actions", "x")).containsExactly("'Actions' takes a list.");
        assertThat(problems("verdict", "yes", "done", true, "actions", List.of(Map.of("target", ""))))
                .containsExactly("In 'Actions': 'Target' needs an answer.");
        assertThat(problems("verdict", "yes", "done", true, "actions", Arrays.asList("text")))
                .containsExactly("In 'Actions': a row is not an object.");
    }

    private static List<String> problems(@Nullable Object... pairs) {
        Map<String, Object> answer = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answer.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return FORM.problems(answer);
    }

    private static FormSchema form(String json) {
        try {
            return FormSchema.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
