package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a person's word on what a hook left open: whether an action, or its release, is in effect. */
@Component
class ContainmentAnswers {

    private final ContainmentActions actions;
    private final ContainmentLimits limits;
    private final EvidenceFirst evidence;
    private final AuditLog audit;

    ContainmentAnswers(ContainmentActions actions, ContainmentLimits limits, EvidenceFirst evidence, AuditLog audit) {
        this.actions = actions;
        this.limits = limits;
        this.evidence = evidence;
        this.audit = audit;
    }

    /**
     * Stores the answer, in the caller's transaction.
     *
     * @return the state that the action is in now; empty where there was nothing left to answer
     */
    Optional<ContainmentState> answer(long id, Resolution resolution, String notes) {
        ContainmentAction action = actions.get(id);
        Optional<ContainmentState> next = next(action, resolution);
        if (next.isEmpty() || !actions.move(id, EnumSet.of(action.state()), next.get(), message(resolution, notes))) {
            return Optional.empty();
        }
        audit.append(AuditEntry.ofCase(
                "ContainmentAnswered",
                action.caseKey().text(),
                Actor.current() + " on " + action.summary() + " ("
                        + action.state().plain() + "): " + message(resolution, notes),
                Map.of(
                        "id", id,
                        "resolution", resolution.word(),
                        "before", action.state().word(),
                        "after", next.get().word())));
        limits.begin(actions.get(id));
        if (action.kind() == ContainmentKind.TAKE_SNAPSHOT) {
            evidence.announce(action);
        }
        return next;
    }

    private static Optional<ContainmentState> next(ContainmentAction action, Resolution resolution) {
        boolean effective = resolution.isEffective();
        return switch (action.state()) {
            case APPLYING, REFUSED, UNKNOWN -> Optional.of(effective ? inEffect(action) : ContainmentState.FAILED);
            case RELEASING, RELEASE_REFUSED, RELEASE_UNKNOWN ->
                Optional.of(effective ? ContainmentState.RELEASED : ContainmentState.ACTIVE);
            // Released by hand, outside any process.
            case ACTIVE, RELEASE_REQUESTED ->
                resolution == Resolution.DONE_BY_HAND ? Optional.of(ContainmentState.RELEASED) : Optional.empty();
            default -> Optional.empty();
        };
    }

    static ContainmentState inEffect(ContainmentAction action) {
        return action.kind().reversible() ? ContainmentState.ACTIVE : ContainmentState.DONE;
    }

    private static String message(Resolution resolution, String notes) {
        return notes.isBlank() ? resolution.plain() : resolution.plain() + ". " + notes;
    }
}
