package dev.firebreak.containment;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether an action may go on, and asks for the snapshot that it needs where nobody has. */
@Component("checkEvidence")
class CheckEvidenceDelegate implements JavaDelegate {

    private final ContainmentActions actions;
    private final ContainmentRequests requests;
    private final EvidenceFirst evidence;

    CheckEvidenceDelegate(ContainmentActions actions, ContainmentRequests requests, EvidenceFirst evidence) {
        this.actions = actions;
        this.requests = requests;
        this.evidence = evidence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION));
        evidence.require(id, Boolean.TRUE.equals(execution.getVariable("evidenceFirst")));
        ContainmentAction action = actions.get(id);
        List<ContainmentAction> snapshots = evidence.snapshots(action);
        if (evidence.refusal(action).isEmpty()) {
            execution.setVariable("evidence", "settled");
        } else if (snapshots.isEmpty() && action.kind().targetKind() == TargetKind.HOST) {
            execution.setVariable("evidence", "snapshot");
            execution.setVariable("snapshotAction", String.valueOf(requests.requestSnapshot(action)));
        } else {
            execution.setVariable("evidence", "person");
            execution.setVariable("evidenceState", state(snapshots));
        }
    }

    private static String state(List<ContainmentAction> snapshots) {
        return snapshots.isEmpty()
                ? "There is none: a snapshot can be taken of a single machine only."
                : snapshots.stream()
                        .map(each -> each.summary() + ": " + each.state().plain() + ".")
                        .collect(Collectors.joining("\n"));
    }
}
