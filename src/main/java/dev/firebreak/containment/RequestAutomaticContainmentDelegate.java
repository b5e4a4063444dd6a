package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for those of the proposed actions that are switched on to happen by themselves. */
@Component("requestAutomaticContainment")
class RequestAutomaticContainmentDelegate implements JavaDelegate {

    private final ContainmentRequests requests;

    RequestAutomaticContainmentDelegate(ContainmentRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Long> ids = requests.requestAutomatic(
                new CaseKey(execution.getProcessBusinessKey()), ProposedAction.all(execution.getVariable("proposals")));
        execution.setVariable(
                "containmentActions",
                new ArrayList<>(ids.stream().map(String::valueOf).toList()));
        execution.setVariable("automaticContainment", !ids.isEmpty());
    }
}
