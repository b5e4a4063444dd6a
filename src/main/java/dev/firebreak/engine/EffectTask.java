package dev.firebreak.engine;

import java.util.Map;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;

/**
 * One effect that a process waits for.
 *
 * @param id of the engine's external task
 * @param caseKey business key of the process, or null
 * @param process key of the process definition
 * @param definition id of the process definition, whose deployment is the plan version
 * @param element id of the diagram element
 * @param activityInstance the same at every retry of this effect, another when the process comes here again
 * @param variables those the handler asked for; absent ones are absent
 */
public record EffectTask(
        String id,
        @Nullable String caseKey,
        String process,
        String definition,
        String element,
        String activityInstance,
        Map<String, Object> variables) {

    static EffectTask of(LockedExternalTask locked) {
        return new EffectTask(
                locked.getId(),
                locked.getBusinessKey(),
                locked.getProcessDefinitionKey(),
                locked.getProcessDefinitionId(),
                locked.getActivityId(),
                locked.getActivityInstanceId(),
                locked.getVariables());
    }

    static EffectTask of(ExternalTask task, Map<String, Object> variables) {
        return new EffectTask(
                task.getId(),
                task.getBusinessKey(),
                task.getProcessDefinitionKey(),
                task.getProcessDefinitionId(),
                task.getActivityId(),
                task.getActivityInstanceId(),
                variables);
    }

    /** A text variable, or "" where it is absent. */
    public String text(String name) {
        Object value = variables.get(name);
        return value == null ? "" : String.valueOf(value);
    }
}
