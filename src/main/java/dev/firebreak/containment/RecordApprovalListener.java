package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Stores the approval of the person who completes the task, or refuses it with a sentence. */
@Component("recordApproval")
class RecordApprovalListener implements TaskListener {

    private final ContainmentApprovals approvals;

    RecordApprovalListener(ContainmentApprovals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void notify(DelegateTask task) {
        approvals.record(
                ContainmentVariables.id(task.getVariable(ContainmentVariables.ACTION)),
                Actor.current(),
                Boolean.TRUE.equals(task.getVariable("approved")),
                ContainmentVariables.text(task.getVariable("approvalReason")));
    }
}
