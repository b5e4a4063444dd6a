package dev.firebreak.containment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for the release of one action in the name of the person who decided that. */
@Component("requestRelease")
class RequestReleaseDelegate implements JavaDelegate {

    private final ContainmentRelease release;

    RequestReleaseDelegate(ContainmentRelease release) {
        this.release = release;
    }

    @Override
    public void execute(DelegateExecution execution) {
        release.request(
                ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION)),
                ContainmentVariables.text(execution.getVariable("releaseRequester")),
                ContainmentVariables.text(execution.getVariable("expiryReason")));
    }
}
