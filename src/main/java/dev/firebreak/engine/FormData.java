package dev.firebreak.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Values as a form's conditions see them: text, numbers, yes and no, lists. What is none of these is left out. */
final class FormData {

    private FormData() {}

    static Map<String, Object> of(Map<String, ?> values) {
        Map<String, Object> data = new HashMap<>();
        for (String key : values.keySet()) {
            Object value = values instanceof VariableMap typed ? typed.getValueTyped(key) : values.get(key);
            plain(value).ifPresent(plain -> data.put(key, plain));
        }
        return data;
    }

    private static Optional<Object> plain(@Nullable Object value) {
        if (value instanceof SerializableValue kept && !kept.isDeserialized()) {
            return FormValues.list(kept).map(FormData::asObject);
        }
        if (value instanceof TypedValue typed) {
            return plain(typed.getValue());
        }
        if (value instanceof Date date) {
            return Optional.of(Instant.ofEpochMilli(date.getTime()).toString());
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Optional.of(value);
        }
        return value == null ? Optional.empty() : FormValues.list(value).map(FormData::asObject);
    }

    private static Object asObject(Collection<?> list) {
        return list;
    }
}
