package dev.firebreak.containment;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets an action go on for as many hours as a person said. */
@Component("extendContainment")
class ExtendContainmentDelegate implements JavaDelegate {

    private final ContainmentActions actions;
    private final ContainmentLimits limits;

    ExtendContainmentDelegate(ContainmentActions actions, ContainmentLimits limits) {
        this.actions = actions;
        this.limits = limits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ContainmentAction action =
                actions.get(ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION)));
        Instant until =
                limits.extend(action, Duration.ofHours(((Number) execution.getVariable("extendHours")).longValue()));
        execution.setVariable("expiresAt", until.toString());
    }
}
