package dev.firebreak.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task that nobody finished in time.
 *
 * @param element id of its diagram element
 * @param roles the groups that may take it
 * @param assignee who took it, or null
 * @param businessKey of its process, or null
 * @param variables of its process
 */
record OverdueTask(
        String id,
        String name,
        String element,
        List<String> roles,
        @Nullable String assignee,
        @Nullable Instant due,
        @Nullable String businessKey,
        Map<String, Object> variables) {

    String text(String variable) {
        Object value = variables.get(variable);
        return value == null ? "" : String.valueOf(value);
    }
}
