package dev.firebreak.containment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts who overrode the protection of a target; what a form said before counts for nothing. */
@Component("decideOverride")
class DecideOverrideDelegate implements JavaDelegate {

    private final ContainmentOverrides overrides;

    DecideOverrideDelegate(ContainmentOverrides overrides) {
        this.overrides = overrides;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION));
        execution.setVariable("overridden", overrides.decide(id));
    }
}
