package dev.firebreak.notification;

import dev.firebreak.engine.EffectTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process asks to be told to whom.
 *
 * @param definition id of the process definition that asks; its deployment is the plan version
 * @param businessKey of the process: a case key, or something else where there is no case
 * @param activityInstance of the step that sends it; another one for each time that a person has it sent
 * @param variables of the process, those of {@link NoticeModel#VARIABLES} and {@link Addressees#VARIABLES} at least
 */
record NoticeRequest(
        String definition, @Nullable String businessKey, String activityInstance, Map<String, Object> variables) {

    static NoticeRequest of(EffectTask task) {
        return new NoticeRequest(task.definition(), task.caseKey(), task.activityInstance(), task.variables());
    }

    /** A variable as text, or "" where it is absent. */
    String text(String name) {
        Object value = variables.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    boolean is(String name) {
        return Boolean.TRUE.equals(variables.get(name));
    }

    String template() {
        return text("template");
    }

    String audience() {
        return text("audience");
    }
}
