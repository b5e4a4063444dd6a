package dev.firebreak.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A question with one answer, or a choice of several. */
final class InputField implements FormField {

    /** The engine keeps text of at most this many characters in one variable. */
    private static final int LONGEST_TEXT = 4000;

    private static final Map<String, List<DateTimeFormatter>> DATES = Map.of(
            "date", List.of(DateTimeFormatter.ISO_LOCAL_DATE),
            "time", List.of(DateTimeFormatter.ISO_TIME),
            "datetime", List.of(DateTimeFormatter.ISO_DATE_TIME));

    private final JsonNode schema;
    private final JsonNode rules;
    private final String type;
    private final String label;
    private final Set<Object> options = new HashSet<>();

    InputField(JsonNode component) {
        this.schema = component;
        this.rules = component.path("validate");
        this.type = component.path("type").asText();
        this.label = "'" + component.path("label").asText(component.path("key").asText()) + "'";
        component.path("values").forEach(option -> options.add(answer(option.path("value"))));
    }

    @Override
    public Optional<String> problem(@Nullable Object value, Map<String, Object> known) {
        if (value == null || isEmpty(value)) {
            return rules.path("required").asBoolean()
                    ? problem(type.equals("checkbox") ? "must be ticked." : "needs an answer.")
                    : Optional.empty();
        }
        return switch (type) {
            case "checkbox" -> value instanceof Boolean ? Optional.empty() : problem("is yes or no.");
            case "number" -> number(value);
            case "select", "radio" -> choice(value);
            case "checklist", "taglist" -> choices(value);
            case "datetime" -> date(value);
            default -> text(value);
        };
    }

    @Override
    public boolean takesList() {
        return type.equals("checklist") || type.equals("taglist");
    }

    private boolean isEmpty(Object value) {
        return value instanceof String text && text.isBlank()
                || value instanceof Collection<?> all && all.isEmpty()
                || type.equals("checkbox")
                        && Boolean.FALSE.equals(value)
                        && rules.path("required").asBoolean();
    }

    private Optional<String> text(Object value) {
        if (!(value instanceof String text)) {
            return problem("takes text.");
        }
        int longest = rules.path("maxLength").asInt(LONGEST_TEXT);
        if (text.length() > longest) {
            return problem("takes at most " + longest + " characters, not " + text.length() + ".");
        }
        if (text.length() < rules.path("minLength").asInt(0)) {
            return problem("takes at least " + rules.path("minLength").asInt() + " characters.");
        }
        if (rules.hasNonNull("pattern")
                && !Pattern.matches(rules.path("pattern").asText(), text)) {
            return problem("does not have the expected form.");
        }
        boolean control = text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
        return control ? problem("holds control characters; type it again.") : Optional.empty();
    }

    private Optional<String> number(Object value) {
        if (!(value instanceof Number number)) {
            return problem("takes a number.");
        }
        if (rules.has("min") && number.doubleValue() < rules.path("min").asDouble()) {
            return problem("is at least " + rules.path("min").asText() + ".");
        }
        if (rules.has("max") && number.doubleValue() > rules.path("max").asDouble()) {
            return problem("is at most " + rules.path("max").asText() + ".");
        }
        boolean whole = schema.path("decimalDigits").asInt(-1) == 0;
        return whole && number.doubleValue() != Math.rint(number.doubleValue())
                ? problem("takes a whole number.")
                : Optional.empty();
    }

    private Optional<String> choice(Object value) {
        boolean known = options.isEmpty() || options.contains(value instanceof Boolean ? value : String.valueOf(value));
        return known ? Optional.empty() : problem("does not offer '" + value + "'.");
    }

    /** Yes and no may be offered as such; everything else is text. */
    private static Object answer(JsonNode offered) {
        return offered.isBoolean() ? offered.booleanValue() : offered.asText();
    }

    private Optional<String> choices(Object value) {
        Optional<Collection<?>> all = FormValues.list(value);
        if (all.isEmpty()) {
            return problem("takes a list.");
        }
        return all.get().stream().map(this::choice).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> date(Object value) {
        String subtype = schema.path("subtype").asText("date");
        String text = String.valueOf(value);
        boolean readable = DATES.getOrDefault(subtype, List.of()).stream().anyMatch(format -> reads(format, text));
        return readable ? Optional.empty() : problem("takes a " + subtype + ", not '" + text + "'.");
    }

    private static boolean reads(DateTimeFormatter format, String text) {
        try {
            return format.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Optional<String> problem(String what) {
        return Optional.of(label + " " + what);
    }
}
