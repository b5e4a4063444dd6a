package dev.firebreak.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.spin.json.SpinJsonNode;

/** Lists in the shapes they arrive in: Java's own, Spin's JSON, or serialized and not yet read. */
final class FormValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormValues() {}

    /** The elements; empty where the value is no list. */
    static Optional<Collection<?>> list(Object value) {
        if (value instanceof Collection<?> list) {
            return Optional.of(list);
        }
        if (value instanceof SpinJsonNode spin) {
            return parse(spin.toString());
        }
        if (value instanceof SerializableValue serialized) {
            return parse(String.valueOf(serialized.getValueSerialized()));
        }
        return value instanceof String text ? parse(text) : Optional.empty();
    }

    private static Optional<Collection<?>> parse(String text) {
        try {
            // JSON null reads as null.
            return Optional.ofNullable(JSON.readValue(text, List.class));
        } catch (JsonProcessingException notAList) {
            return Optional.empty();
        }
    }
}
