package dev.firebreak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a form as a person would who has decided some things and takes what comes for the rest: ticks every box,
 * chooses the first of what is offered, writes a few words where words are wanted.
 */
public final class FormAnswers {

    private FormAnswers() {}

    /** Answers by key; rows of lists stay as they were proposed, unless decided. */
    public static Map<String, Object> to(JsonNode form, Map<String, ?> decided, Map<String, ?> proposed) {
        Map<String, Object> answers = new LinkedHashMap<>();
        collect(form.path("components"), decided, proposed, answers);
        return answers;
    }

    private static void collect(
            JsonNode components, Map<String, ?> decided, Map<String, ?> proposed, Map<String, Object> answers) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            String key =
                    component.path(type.equals("dynamiclist") ? "path" : "key").asText();
            if (type.equals("group")) {
                collect(component.path("components"), decided, proposed, answers);
            } else if (!key.isEmpty() && !component.path("disabled").asBoolean()) {
                if (decided.containsKey(key)) {
                    answers.put(key, decided.get(key));
                } else if (type.equals("dynamiclist")) {
                    Optional.ofNullable(proposed.get(key)).ifPresent(rows -> answers.put(key, rows));
                } else {
                    answers.put(key, anyAnswer(component, type));
                }
            }
        }
    }

    private static @Nullable Object anyAnswer(JsonNode component, String type) {
        return switch (type) {
            case "checkbox" -> true;
            case "select", "radio" -> option(component);
            case "checklist", "taglist" -> List.of(String.valueOf(option(component)));
            case "number" -> component.path("validate").path("min").asLong(0) + 3;
            case "datetime" ->
                component.path("subtype").asText("date").equals("datetime") ? "2099-12-01T10:00:00Z" : "2099-12-01";
            default -> "Said about " + component.path("key").asText();
        };
    }

    private static Object option(JsonNode component) {
        JsonNode value = component.path("values").path(0).path("value");
        return value.isBoolean() ? value.booleanValue() : value.asText();
    }
}
