package dev.firebreak.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question with rows of answers. */
final class ListField implements FormField {

    private static final int MOST_ROWS = 200;

    private final String label;
    private final FormSchema row;

    ListField(JsonNode component, FormSchema row) {
        this.label = "'" + component.path("label").asText(component.path("path").asText()) + "'";
        this.row = row;
    }

    @Override
    public Optional<String> problem(@Nullable Object value, Map<String, Object> known) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<Collection<?>> rows = FormValues.list(value);
        if (rows.isEmpty()) {
            return Optional.of(label + " takes a list.");
        }
        if (rows.get().size() > MOST_ROWS) {
            return Optional.of(label + " takes at most " + MOST_ROWS + " rows.");
        }
        return rows.get().stream()
                .map(each -> rowProblem(each, known))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public boolean takesList() {
        return true;
    }

    boolean isConditional() {
        return row.isConditional();
    }

    @SuppressWarnings("unchecked")
    private Optional<String> rowProblem(Object each, Map<String, Object> known) {
        List<String> problems = each instanceof Map<?, ?> answers
                ? row.problems((Map<String, Object>) answers, known)
                : List.of("a row is not an object.");
        return problems.isEmpty() ? Optional.empty() : Optional.of("In " + label + ": " + problems.get(0));
    }
}
