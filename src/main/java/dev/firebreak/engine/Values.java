package dev.firebreak.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.jspecify.annotations.Nullable;

/** The value of a variable as the record shows it. */
final class Values {

    private Values() {}

    static @Nullable Object of(HistoricVariableUpdateEventEntity event) {
        String type = event.getSerializerName();
        if (type == null || type.equals("null")) {
            return null;
        }
        return switch (type) {
            case "string" -> event.getTextValue();
            case "boolean" -> Long.valueOf(1).equals(event.getLongValue());
            case "integer", "short", "long" -> event.getLongValue();
            case "double" -> event.getDoubleValue();
            case "date" -> event.getLongValue() == null ? null : Instant.ofEpochMilli(event.getLongValue());
            case "bytes", "file" -> "(" + type + ")";
            default ->
                event.getByteValue() == null
                        ? event.getTextValue()
                        : new String(event.getByteValue(), StandardCharsets.UTF_8);
        };
    }
}
