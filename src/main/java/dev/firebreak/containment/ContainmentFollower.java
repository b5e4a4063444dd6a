package dev.firebreak.containment;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseFollower;
import dev.firebreak.cases.CaseKey;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes what is in force, or may be, along when a case is merged into another; what only waits ends with its case. */
@Component
class ContainmentFollower implements CaseFollower {

    /** The message that ends what a process still does for an action, and the record's kind for it. */
    private static final String WITHDRAWN = "ContainmentWithdrawn";

    private static final Set<ContainmentState> WAITING =
            EnumSet.of(ContainmentState.REQUESTED, ContainmentState.APPROVED, ContainmentState.REFUSED);

    private final ContainmentActions actions;
    private final ContainmentProcesses processes;
    private final ContainmentLimits limits;
    private final AuditLog audit;

    ContainmentFollower(
            ContainmentActions actions, ContainmentProcesses processes, ContainmentLimits limits, AuditLog audit) {
        this.actions = actions;
        this.processes = processes;
        this.limits = limits;
        this.audit = audit;
    }

    @Override
    public void ended(CaseKey key) {
        actions.of(key, WAITING)
                .forEach(action -> withdraw(action, "Case " + key + " ended before anything was done."));
    }

    @Override
    public void merged(CaseKey from, CaseKey into) {
        actions.of(from, WAITING)
                .forEach(action -> withdraw(
                        action, "Case " + from + " went on in " + into + "; ask for it there if it is still needed."));
        for (ContainmentAction action : actions.of(from)) {
            switch (action.state()) {
                // The process that would have taken the answer ends with its case.
                case APPLYING -> doubt(action, ContainmentState.UNKNOWN);
                case RELEASING -> doubt(action, ContainmentState.RELEASE_UNKNOWN);
                // Whoever would have cleared it is asked no more.
                case RELEASE_REQUESTED ->
                    actions.move(
                            action.id(),
                            Set.of(action.state()),
                            ContainmentState.ACTIVE,
                            "The case was merged while its release was asked for; ask again.");
                default -> {}
            }
        }
        actions.of(from, ContainmentState.unsettled()).forEach(action -> follow(action, from, into));
    }

    private void withdraw(ContainmentAction action, String message) {
        // A hook may be on its way to it: what is sent meanwhile is not withdrawn.
        if (actions.move(action.id(), Set.of(action.state()), ContainmentState.WITHDRAWN, message)) {
            append(WITHDRAWN, action, action.caseKey(), action.summary() + " withdrawn. " + message);
            processes.tell(WITHDRAWN, action.caseKey(), ContainmentVariables.ACTION, String.valueOf(action.id()));
        }
    }

    private void doubt(ContainmentAction action, ContainmentState unknown) {
        actions.move(
                action.id(),
                Set.of(action.state()),
                unknown,
                "The case was merged while this was " + action.state().plain() + ".");
    }

    private void follow(ContainmentAction action, CaseKey from, CaseKey into) {
        processes.end(action, "Case " + from + " was merged into " + into);
        actions.moveTo(action.id(), into);
        limits.watch(actions.get(action.id()));
        append("ContainmentMoved", action, from, action.summary() + " goes on in case " + into);
        append("ContainmentMoved", action, into, action.summary() + " comes from case " + from);
    }

    private void append(String kind, ContainmentAction action, CaseKey caseKey, String summary) {
        audit.append(AuditEntry.ofCase(
                kind,
                caseKey.text(),
                summary,
                Map.of("id", action.id(), "state", action.state().word())));
    }
}
