package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fills the form with the actions that the table chose, on the targets that the case knows. */
@Component("proposeContainment")
class ProposeContainmentDelegate implements JavaDelegate {

    private final ContainmentProposals proposals;
    private final RequestRows rows;

    ProposeContainmentDelegate(ContainmentProposals proposals, RequestRows rows) {
        this.proposals = proposals;
        this.rows = rows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<RequestRow> proposed = proposals.propose(
                new CaseKey(execution.getProcessBusinessKey()), ProposedAction.all(execution.getVariable("proposals")));
        execution.setVariable("containmentRequests", rows.write(proposed));
        execution.setVariable("containmentProblem", "");
    }
}
