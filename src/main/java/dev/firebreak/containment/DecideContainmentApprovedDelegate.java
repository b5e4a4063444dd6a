package dev.firebreak.containment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the approvals that people recorded; what a form said before counts for nothing. */
@Component("decideContainmentApproved")
class DecideContainmentApprovedDelegate implements JavaDelegate {

    private final ContainmentApprovals approvals;

    DecideContainmentApprovedDelegate(ContainmentApprovals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION));
        int needed = ((Number) execution.getVariable("approvalsNeeded")).intValue();
        ContainmentApprovals.Decision decision = approvals.decide(id, needed);
        execution.setVariable("approved", decision == ContainmentApprovals.Decision.APPROVED);
        execution.setVariable("approvalLapsed", decision == ContainmentApprovals.Decision.LAPSED);
    }
}
