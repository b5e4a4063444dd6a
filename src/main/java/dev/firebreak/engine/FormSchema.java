package dev.firebreak.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a Camunda Form asks for, and what is wrong with an answer. Covers the inputs that Tasklist's form-js 1.8 knows;
 * disabled fields show and never take, and what a condition hides is not there.
 *
 * @see <a href="https://docs.camunda.io/docs/components/modeler/forms/form-element-library/forms-element-library/">form
 *     elements</a>
 */
final class FormSchema {

    /** Nothing that loads a page or a picture from elsewhere, shows HTML, or submits by itself. */
    private static final List<String> COMPONENTS = List.of(
            "checkbox",
            "checklist",
            "datetime",
            "dynamiclist",
            "group",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "taglist",
            "text",
            "textarea",
            "textfield");

    private final Map<String, Question> questions;

    private FormSchema(Map<String, Question> questions) {
        this.questions = questions;
    }

    /** A field, and the conditions of its own and of the groups around it that hide it. */
    private record Question(FormField field, List<HideCondition> hidden) {

        boolean isHidden(Map<String, Object> data) {
            return hidden.stream().anyMatch(condition -> condition.hides(data));
        }
    }

    static FormSchema of(JsonNode form) {
        Map<String, Question> questions = new LinkedHashMap<>();
        collect(form.path("components"), List.of(), questions);
        return new FormSchema(questions);
    }

    /** One sentence for each part of a form that no plan holds, or whose condition cannot be read. */
    static List<String> planProblems(JsonNode form) {
        List<String> problems = new ArrayList<>();
        for (JsonNode component : form.path("components")) {
            String type = component.path("type").asText();
            if (!COMPONENTS.contains(type)) {
                problems.add("'" + type + "' is not part of the plan's vocabulary. Known are: " + COMPONENTS + ".");
            }
            HideCondition.problem(component).ifPresent(problems::add);
            problems.addAll(planProblems(component));
        }
        return problems;
    }

    /**
     * Names of the questions that the form hides from whoever gives this answer. The browser sends none of them.
     *
     * @param variables of the task. For what the form asks, the answer counts and not the variable
     */
    Set<String> hidden(Map<String, Object> answer, Map<String, Object> variables) {
        return hidden(data(answer, variables));
    }

    private Set<String> hidden(Map<String, Object> data) {
        Set<String> hidden = new TreeSet<>();
        questions.forEach((key, question) -> {
            if (question.isHidden(data)) {
                hidden.add(key);
            }
        });
        return hidden;
    }

    /**
     * One sentence per problem, in the form's own words; empty where the answer may be taken.
     *
     * @param variables of the task, for the conditions that hide questions
     */
    List<String> problems(Map<String, Object> answer, Map<String, Object> variables) {
        Map<String, Object> data = data(answer, variables);
        Set<String> hidden = hidden(data);
        List<String> problems = new ArrayList<>();
        TreeSet<String> unknown = new TreeSet<>(answer.keySet());
        unknown.removeAll(questions.keySet());
        if (!unknown.isEmpty()) {
            problems.add("The form does not ask for " + String.join(", ", unknown) + ".");
        }
        questions.forEach((key, question) -> {
            if (!hidden.contains(key)) {
                question.field().problem(answer.get(key), data).ifPresent(problems::add);
            }
        });
        return problems;
    }

    /**
     * Lists that an answer leaves out or hides. A form sends no list at all once its last row is removed: left as it is, the rows
     * that were proposed before would stay.
     */
    Set<String> emptiedLists(Map<String, Object> answer) {
        Set<String> emptied = lists();
        emptied.removeIf(list -> answer.get(list) != null);
        return emptied;
    }

    /** Names of the questions whose answer is a list. */
    Set<String> lists() {
        Set<String> lists = new TreeSet<>();
        questions.forEach((key, question) -> {
            if (question.field().takesList()) {
                lists.add(key);
            }
        });
        return lists;
    }

    /** Whether it hides anything, so that what it asks for depends on what is known. */
    boolean isConditional() {
        return questions.values().stream()
                .anyMatch(question -> !question.hidden().isEmpty()
                        || question.field() instanceof ListField list && list.isConditional());
    }

    private Map<String, Object> data(Map<String, Object> answer, Map<String, Object> variables) {
        Map<String, Object> data = new HashMap<>(variables);
        data.keySet().removeAll(questions.keySet());
        Map<String, Object> given = FormData.of(answer);
        data.putAll(given);
        // As in the browser: of a row, its own answers, which it knows by this name only.
        data.put("this", given);
        return data;
    }

    private static void collect(JsonNode components, List<HideCondition> around, Map<String, Question> questions) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            List<HideCondition> hidden = Stream.concat(around.stream(), HideCondition.of(component).stream())
                    .toList();
            if (type.equals("group")) {
                collect(component.path("components"), hidden, questions);
            } else if (type.equals("dynamiclist")) {
                Map<String, Question> row = new LinkedHashMap<>();
                collect(component.path("components"), List.of(), row);
                ListField list = new ListField(component, new FormSchema(row));
                questions.put(component.path("path").asText(), new Question(list, hidden));
            } else if (component.hasNonNull("key")
                    && !component.path("disabled").asBoolean()) {
                questions.put(component.path("key").asText(), new Question(new InputField(component), hidden));
            }
        }
    }
}
