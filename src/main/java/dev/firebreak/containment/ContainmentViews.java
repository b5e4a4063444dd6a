package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Containment as people look at it. Whoever asks has checked that the case may be seen. */
@Component
class ContainmentViews {

    private final ContainmentActions actions;
    private final ContainmentApprovals approvals;
    private final PermanentContainment permanent;

    ContainmentViews(ContainmentActions actions, ContainmentApprovals approvals, PermanentContainment permanent) {
        this.actions = actions;
        this.approvals = approvals;
        this.permanent = permanent;
    }

    List<ContainmentView> of(CaseKey caseKey) {
        return actions.of(caseKey).stream().map(this::view).toList();
    }

    /** Of all cases: what is in force, and what waits for a person to say so. */
    List<ContainmentView> current() {
        Set<ContainmentState> states = EnumSet.copyOf(ContainmentState.inForce());
        states.addAll(ContainmentState.unsettled());
        return actions.in(states).stream().map(this::view).toList();
    }

    ContainmentView view(ContainmentAction action) {
        return new ContainmentView(
                action.id(),
                action.caseKey().text(),
                action.kind().word(),
                action.kind().title(),
                action.target(),
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
                action.drill(),
                action.message(),
                action.requestedAt(),
                action.activeAt(),
                action.endedAt());
    }
}
