package dev.firebreak.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Resolves properties of data: of maps, of JSON, and the business key of an execution. A property that is not there is
 * null; anything else has no properties at all.
 */
class DataResolver extends ReadOnlyResolver {

    @Override
    boolean answers(@Nullable Object base, Object property) {
        return base instanceof Map || base instanceof SpinJsonNode || base instanceof DelegateExecution;
    }

    @Override
    @Nullable
    Object read(@Nullable Object base, String property) {
        if (base instanceof Map<?, ?> map) {
            return map.get(property);
        }
        if (base instanceof SpinJsonNode json) {
            return json.isObject() && json.hasProp(property) ? value(json.prop(property)) : null;
        }
        if (base instanceof DelegateExecution execution
                && (property.equals("processBusinessKey") || property.equals("businessKey"))) {
            return execution.getProcessBusinessKey();
        }
        return null;
    }

    private static @Nullable Object value(SpinJsonNode json) {
        if (json.isObject() || json.isArray()) {
            return json;
        }
        return json.isNull() ? null : json.value();
    }
}
