package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;

class FormDataTest {

    @Test
    void valuesOfEveryShapeAreReadAsAFormSeesThem() {
        VariableMap values = Variables.putValue("untyped", "notify")
                .putValueTyped("text", Variables.stringValue("yes"))
                .putValueTyped("late", Variables.booleanValue(true))
                .putValueTyped("people", Variables.longValue(3L))
                .putValueTyped("at", Variables.dateValue(new Date(0)))
                .putValueTyped("json", SpinValues.jsonValue("[\"a\"]").create())
                .putValueTyped(
                        "spin", SpinValues.jsonValue(Spin.JSON("[\"b\"]")).create())
                .putValueTyped("list", Variables.objectValue(List.of("c")).create());
        assertThat(FormData.of(values))
                .isEqualTo(Map.of(
                        "untyped",
                        "notify",
                        "text",
                        "yes",
                        "late",
                        true,
                        "people",
                        3L,
                        "at",
                        "1970-01-01T00:00:00Z",
                        "json",
                        List.of("a"),
                        "spin",
                        List.of("b"),
                        "list",
                        List.of("c")));
        assertThat(FormData.of(Map.of("plain", "x"))).isEqualTo(Map.of("plain", "x"));
    }

    @Test
    void whatIsNothingIsLeftOut() {
        VariableMap values = Variables.putValueTyped("null", Variables.untypedNullValue())
                .putValueTyped("text", Variables.stringValue(null))
                .putValueTyped("json", SpinValues.jsonValue("null").create())
                .putValueTyped("object", Variables.objectValue(null).create())
                .putValueTyped("noList", SpinValues.jsonValue("{}").create())
                .putValueTyped(
                        "serialized",
                        Variables.serializedObjectValue(null)
                                .serializationDataFormat("application/json")
                                .create());
        assertThat(FormData.of(values)).isEmpty();
        Map<String, Object> plain = new HashMap<>();
        plain.put("null", null);
        assertThat(FormData.of(plain)).isEmpty();
    }
}
