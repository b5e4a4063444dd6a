package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes the list of a dynamic list in a form, in whichever shape the engine gives it. */
@Component
class RequestRows {

    private static final TypeReference<List<RequestRow>> ROWS = new TypeReference<>() {};

    private final ObjectMapper json;

    RequestRows(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The rows; empty where there are none.
     *
     * @throws InvalidTarget where it is no list of rows
     */
    List<RequestRow> read(@Nullable Object variable) {
        if (variable == null) {
            return List.of();
        }
        try {
            return variable instanceof SpinJsonNode || variable instanceof String
                    ? json.readValue(variable.toString(), ROWS)
                    : json.convertValue(variable, ROWS);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new InvalidTarget(String.valueOf(variable), "is no list of actions. Choose them in the form.");
        }
    }

    /** What the form shows beforehand. */
    SpinJsonNode write(List<RequestRow> rows) {
        try {
            return Spin.JSON(json.writeValueAsString(rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows of text can always be written", e);
        }
    }
}
