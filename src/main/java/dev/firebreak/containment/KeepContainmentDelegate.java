package dev.firebreak.containment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leaves an action in force whose release was not cleared. */
@Component("keepContainment")
class KeepContainmentDelegate implements JavaDelegate {

    private final ContainmentRelease release;

    KeepContainmentDelegate(ContainmentRelease release) {
        this.release = release;
    }

    @Override
    public void execute(DelegateExecution execution) {
        release.keep(
                ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION)),
                ContainmentVariables.text(execution.getVariable("releaseClearedReason")));
    }
}
