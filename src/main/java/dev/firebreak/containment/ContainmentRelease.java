package dev.firebreak.containment;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Releases a single action: one person asks, another one clears it. */
@Component
class ContainmentRelease {

    /** The message that the plan's process for it starts with. */
    static final String REQUESTED = "ReleaseRequested";

    private final ContainmentActions actions;
    private final ContainmentProcesses processes;
    private final AuditLog audit;

    ContainmentRelease(ContainmentActions actions, ContainmentProcesses processes, AuditLog audit) {
        this.actions = actions;
        this.processes = processes;
        this.audit = audit;
    }

    /**
     * Asks for it, in the caller's transaction.
     *
     * @return whether there was anything to ask for: it is in force, and its release is not under way
     * @throws IllegalStateException where the plan in force has no process for it
     */
    boolean request(long id, String person, String reason) {
        ContainmentAction action = actions.get(id);
        if (!actions.move(id, ContainmentState.releasable(), ContainmentState.RELEASE_REQUESTED, action.message())) {
            return false;
        }
        audit.append(AuditEntry.ofCase(
                REQUESTED,
                action.caseKey().text(),
                person + " asks for the release of: " + action.summary() + ". " + reason,
                Map.of("id", id, "requester", person)));
        if (!processes.start(REQUESTED, action, Map.of("releaseRequester", person, "releaseReason", reason))) {
            throw new IllegalStateException("No process of the plan in force starts with message " + REQUESTED
                    + ". Deploy a plan that has one.");
        }
        return true;
    }

    /** Another person did not clear it: it stays in force. */
    void keep(long id, String reason) {
        ContainmentAction action = actions.get(id);
        if (actions.move(id, Set.of(ContainmentState.RELEASE_REQUESTED), ContainmentState.ACTIVE, action.message())) {
            audit.append(AuditEntry.ofCase(
                    "ReleaseDeclined",
                    action.caseKey().text(),
                    action.summary() + " stays in force. " + reason,
                    Map.of("id", id)));
        }
    }
}
