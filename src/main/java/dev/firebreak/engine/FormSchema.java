package dev.firebreak.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a Camunda Form asks for, and what is wrong with an answer. Covers the inputs that Tasklist's form-js 1.8 knows;
 * disabled fields show and never take.
 *
 * @see <a href="https://docs.camunda.io/docs/components/modeler/forms/form-element-library/forms-element-library/">form
 *     elements</a>
 */
final class FormSchema {

    private final Map<String, FormField> fields;

    private FormSchema(Map<String, FormField> fields) {
        this.fields = fields;
    }

    static FormSchema of(JsonNode form) {
        Map<String, FormField> fields = new LinkedHashMap<>();
        collect(form.path("components"), fields);
        return new FormSchema(fields);
    }

    /** One sentence per problem, in the form's own words; empty where the answer may be taken. */
    List<String> problems(Map<String, Object> answer) {
        List<String> problems = new ArrayList<>();
        TreeSet<String> unknown = new TreeSet<>(answer.keySet());
        unknown.removeAll(fields.keySet());
        if (!unknown.isEmpty()) {
            problems.add("The form does not ask for " + String.join(", ", unknown) + ".");
        }
        fields.forEach((key, field) -> field.problem(answer.get(key)).ifPresent(problems::add));
        return problems;
    }

    /**
     * Lists that an answer leaves out. A form sends no list at all once its last row is removed: left as it is, the rows
     * that were proposed before would stay.
     */
    Set<String> emptiedLists(Map<String, Object> answer) {
        Set<String> emptied = new TreeSet<>();
        fields.forEach((key, field) -> {
            if (field instanceof ListField && !answer.containsKey(key)) {
                emptied.add(key);
            }
        });
        return emptied;
    }

    private static void collect(JsonNode components, Map<String, FormField> fields) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (type.equals("group")) {
                collect(component.path("components"), fields);
            } else if (type.equals("dynamiclist")) {
                Map<String, FormField> row = new LinkedHashMap<>();
                collect(component.path("components"), row);
                fields.put(component.path("path").asText(), new ListField(component, new FormSchema(row)));
            } else if (component.hasNonNull("key")
                    && !component.path("disabled").asBoolean()) {
                fields.put(component.path("key").asText(), new InputField(component));
            }
        }
    }
}
