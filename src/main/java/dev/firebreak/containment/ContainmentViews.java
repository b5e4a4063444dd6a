package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseVisibility;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Containment as people look at it. Whoever asks about one case has checked that it may be seen. */
@Component
class ContainmentViews {

    private final ContainmentActions actions;
    private final ContainmentApprovals approvals;
    private final PermanentContainment permanent;
    private final SharedTargets shared;
    private final CaseVisibility visibility;

    ContainmentViews(
            ContainmentActions actions,
            ContainmentApprovals approvals,
            PermanentContainment permanent,
            SharedTargets shared,
            CaseVisibility visibility) {
        this.actions = actions;
        this.approvals = approvals;
        this.permanent = permanent;
        this.shared = shared;
        this.visibility = visibility;
    }

    List<ContainmentView> of(CaseKey caseKey) {
        return actions.of(caseKey).stream().map(this::view).toList();
    }

    /** Of all cases that the person may know of: what is in force, and what waits for somebody to say what is true. */
    List<ContainmentView> current() {
        Set<ContainmentState> states = EnumSet.copyOf(ContainmentState.inForce());
        states.addAll(ContainmentState.unsettled());
        List<String> hidden = visibility.hidden();
        return actions.in(states).stream()
                .filter(action -> !hidden.contains(action.caseKey().text()))
                .map(this::view)
                .toList();
    }

    ContainmentView view(ContainmentAction action) {
        return new ContainmentView(
                action.id(),
                action.caseKey().text(),
                action.kind().word(),
                action.kind().title(),
                action.target(),
                action.parameters(),
                action.reason(),
                action.kind().risk().word(),
                action.kind().reversible(),
                action.state().word(),
                action.state().plain(),
                action.requester(),
                approvals.of(action.id()).stream()
                        .filter(ContainmentApproval::approved)
                        .map(ContainmentApproval::approver)
                        .toList(),
                permanent.signers(action.id()),
                shared.heldBy(action),
                action.drill(),
                action.message(),
                action.requestedAt(),
                action.activeAt(),
                action.expiresAt(),
                action.endedAt());
    }
}
