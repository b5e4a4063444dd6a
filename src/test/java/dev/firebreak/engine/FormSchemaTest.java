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
        assertThat(form.problems(Map.of("approved", true), Map.of())).isEmpty();
        assertThat(form.problems(Map.of("approved", "true"), Map.of()))
                .containsExactly("'Approved' does not offer 'true'.");
    }

    @Test
    void aRowAsksByItsOwnAnswers() {
        FormSchema form = form("""
                {"components": [{"type": "dynamiclist", "path": "actions", "label": "Actions", "components": [
                  {"type": "textfield", "key": "action", "label": "Action"},
                  {"type": "textfield", "key": "service", "label": "Service", "validate": {"required": true},
                   "conditional": {"hide": "=not(this.action = \\"stop\\")"}}]}]}
                """);
        assertThat(form.problems(Map.of("actions", List.of(Map.of("action", "block"))), Map.of()))
                .isEmpty();
        assertThat(form.problems(Map.of("actions", List.of(Map.of("action", "stop"))), Map.of()))
                .containsExactly("In 'Actions': 'Service' needs an answer.");
    }

    @Test
    void listWithItsLastRowRemovedIsEmptied() {
        assertThat(FORM.emptiedLists(Map.of("verdict", "yes"))).containsExactly("actions", "kinds");
        assertThat(FORM.emptiedLists(Map.of("actions", List.of(), "kinds", List.of())))
                .isEmpty();
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

    private static final FormSchema REASONS = form("""
            {"components": [
              {"type": "radio", "key": "decision", "label": "Decision", "values": [{"value": "yes"}, {"value": "no"}]},
              {"type": "textarea", "key": "reason", "label": "Reason", "validate": {"required": true, "minLength": 3},
               "conditional": {"hide": "=not(decision = \\"no\\")"}},
              {"type": "group", "conditional": {"hide": "=not(late = true)"}, "components": [
                {"type": "textarea", "key": "delay", "label": "Delay", "validate": {"required": true}}]},
              {"type": "textfield", "key": "odd", "label": "Odd", "validate": {"required": true},
               "conditional": {"hide": "=noSuchFunction(decision)"}},
              {"type": "dynamiclist", "path": "steps", "label": "Steps", "components": [
                {"type": "checkbox", "key": "done", "label": "Done"},
                {"type": "textfield", "key": "why", "label": "Why not", "validate": {"required": true},
                 "conditional": {"hide": "=done = true or decision = \\"no\\""}}]}
            ]}
            """);

    @Test
    void aQuestionIsRequiredOnlyWhereItIsShown() {
        assertThat(REASONS.problems(Map.of("decision", "yes", "odd", "x"), Map.of()))
                .isEmpty();
        assertThat(REASONS.problems(Map.of("decision", "no", "odd", "x"), Map.of()))
                .containsExactly("'Reason' needs an answer.");
        assertThat(REASONS.problems(Map.of("decision", "no", "odd", "x", "reason", "because"), Map.of()))
                .isEmpty();
        assertThat(REASONS.problems(Map.of("odd", "x"), Map.of())).isEmpty();
    }

    @Test
    void variablesOfTheTaskDecideTooAndAGroupHidesWhatIsInIt() {
        Map<String, Object> answer = Map.of("decision", "yes", "odd", "x");
        assertThat(REASONS.problems(answer, Map.of("late", true))).containsExactly("'Delay' needs an answer.");
        assertThat(REASONS.problems(answer, Map.of("late", false))).isEmpty();
        assertThat(REASONS.hidden(answer, Map.of("late", true))).containsExactly("reason");
    }

    @Test
    void anAnswerCountsAndNotTheVariableOfTheSameName() {
        assertThat(REASONS.problems(Map.of("decision", "yes", "odd", "x"), Map.of("decision", "no")))
                .isEmpty();
        assertThat(REASONS.problems(Map.of("odd", "x"), Map.of("decision", "no")))
                .isEmpty();
    }

    @Test
    void aConditionThatCannotBeEvaluatedHidesNothing() {
        assertThat(REASONS.problems(Map.of("decision", "yes"), Map.of())).containsExactly("'Odd' needs an answer.");
        assertThat(form("""
                        {"components": [{"type": "textfield", "key": "a", "label": "A", "validate": {"required": true},
                          "conditional": {"hide": "=\\"true\\""}}]}
                        """).problems(Map.of(), Map.of())).containsExactly("'A' needs an answer.");
    }

    @Test
    void whatIsHiddenMayHoldAnything() {
        assertThat(REASONS.problems(Map.of("decision", "yes", "odd", "x", "reason", "?"), Map.of()))
                .isEmpty();
        assertThat(REASONS.problems(Map.of("decision", "no", "odd", "x", "reason", "?"), Map.of()))
                .containsExactly("'Reason' takes at least 3 characters.");
    }

    @Test
    void rowsHideByTheirOwnAnswersAndByThoseAroundThem() {
        List<Map<String, Object>> steps = List.of(Map.of("done", true), Map.of("done", false));
        assertThat(REASONS.problems(Map.of("decision", "yes", "odd", "x", "steps", steps), Map.of()))
                .containsExactly("In 'Steps': 'Why not' needs an answer.");
        assertThat(REASONS.problems(
                        Map.of("decision", "no", "reason", "because", "odd", "x", "steps", steps), Map.of()))
                .isEmpty();
    }

    @Test
    void conditionsThatCannotBeReadAreNamed() throws JsonProcessingException {
        assertThat(FormSchema.planProblems(new ObjectMapper().readTree("""
                        {"components": [
                          {"type": "textfield", "key": "a", "label": "A", "conditional": {"hide": "decision = 1"}},
                          {"type": "group", "components": [
                            {"type": "textfield", "key": "b", "label": "B", "conditional": {"hide": "=not(x"}}]},
                          {"type": "textfield", "key": "c", "label": "C", "conditional": {"hide": "=x = 1"}}]}
                        """)))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("'A' is hidden by 'decision = 1', which is no FEEL"),
                        second -> assertThat(second).startsWith("'B' is hidden by '=not(x', which cannot be read"));
    }

    private static List<String> problems(@Nullable Object... pairs) {
        Map<String, Object> answer = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answer.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return FORM.problems(answer, Map.of());
    }

    private static FormSchema form(String json) {
        try {
            return FormSchema.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
