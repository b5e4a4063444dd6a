package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import dev.firebreak.cases.CaseKey;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes what a person chose in the form; BPMN error {@code ContainmentInvalid} where it cannot be done. */
@Component("requestContainment")
class RequestContainmentDelegate implements JavaDelegate {

    private final ContainmentRequests requests;
    private final RequestRows rows;

    RequestContainmentDelegate(ContainmentRequests requests, RequestRows rows) {
        this.requests = requests;
        this.rows = rows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            List<Long> ids = requests.request(
                    new CaseKey(execution.getProcessBusinessKey()),
                    rows.read(execution.getVariable("containmentRequests")),
                    requester(execution));
            execution.setVariable(
                    "containmentActions",
                    new ArrayList<>(ids.stream().map(String::valueOf).toList()));
            execution.setVariable("containmentProblem", "");
        } catch (InvalidTarget problem) {
            execution.setVariable("containmentProblem", problem.getMessage());
            throw new BpmnError("ContainmentInvalid", problem.getMessage());
        }
    }

    /** Who chose; where the go comes later from somebody else, the diagram has remembered that person. */
    private static String requester(DelegateExecution execution) {
        Object remembered = execution.getVariable("containmentRequester");
        return remembered instanceof String login && !login.isBlank() ? login : Actor.current();
    }
}
