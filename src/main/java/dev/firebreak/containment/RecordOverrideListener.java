package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Stores what the person who completes the task says about a protected target, or refuses it with a sentence. */
@Component("recordOverride")
class RecordOverrideListener implements TaskListener {

    private final ContainmentOverrides overrides;

    RecordOverrideListener(ContainmentOverrides overrides) {
        this.overrides = overrides;
    }

    @Override
    public void notify(DelegateTask task) {
        overrides.record(
                ContainmentVariables.id(task.getVariable(ContainmentVariables.ACTION)),
                Actor.current(),
                Boolean.TRUE.equals(task.getVariable("overrideGranted")),
                ContainmentVariables.text(task.getVariable("overrideReason")));
    }
}
