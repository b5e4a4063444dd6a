package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.engine.TaskRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may decide about an action; the database holds the first two rules as well. */
@Component
class ApprovalRules {

    private final AuditLog audit;

    ApprovalRules(AuditLog audit) {
        this.audit = audit;
    }

    /** @throws TaskRefused with a sentence, which is in the record by then */
    void require(ContainmentAction action, String approver, List<ContainmentApproval> soFar) {
        Optional<String> problem = problem(action, approver, soFar);
        if (problem.isPresent()) {
            audit.appendAlone(AuditEntry.ofCase(
                    "ApprovalRefused",
                    action.caseKey().text(),
                    problem.get(),
                    Map.of("id", action.id(), "approver", approver, "requester", action.requester())));
            throw new TaskRefused(problem.get());
        }
    }

    private static Optional<String> problem(
            ContainmentAction action, String approver, List<ContainmentApproval> soFar) {
        if (approver.equalsIgnoreCase(action.requester())) {
            return Optional.of(approver + " asked for '" + action.summary()
                    + "' and so cannot decide about it. Leave it to another incident commander.");
        }
        if (soFar.stream().anyMatch(approval -> approval.approver().equalsIgnoreCase(approver))) {
            return Optional.of(
                    approver + " has decided about '" + action.summary() + "' already. It needs a second person.");
        }
        if (approver.equals(Actor.SYSTEM) || approver.equals(Actor.ANONYMOUS)) {
            return Optional.of("'" + action.summary() + "' is approved by a person who is signed in.");
        }
        if (action.state() != ContainmentState.REQUESTED) {
            return Optional.of("'" + action.summary() + "' no longer waits for approval: it is "
                    + action.state().plain() + ".");
        }
        return Optional.empty();
    }
}
