package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns the plan's proposed actions into rows for the form: each action on each fitting target of the case. */
@Component
class ContainmentProposals {

    /** What a form takes and a person can still read. */
    private static final int MOST_ROWS = 100;

    private static final String REASON = "Proposed by the plan";

    private final Cases cases;
    private final ContainmentActions actions;

    ContainmentProposals(Cases cases, ContainmentActions actions) {
        this.cases = cases;
        this.actions = actions;
    }

    /** Rows for what is not under way or in force already; targets that are none of the kind are left out. */
    List<RequestRow> propose(CaseKey caseKey, Collection<String> words) {
        IncidentCase incident = cases.get(caseKey);
        Set<ContainmentState> taken = EnumSet.copyOf(ContainmentState.underWay());
        taken.addAll(ContainmentState.inForce());
        List<ContainmentAction> present = actions.of(caseKey, taken);
        return new LinkedHashSet<>(words)
                .stream()
                        .map(ContainmentKind::of)
                        .flatMap(Optional::stream)
                        .flatMap(kind -> CaseTargets.of(incident, kind.targetKind()).stream()
                                .map(target -> new ContainmentRequest(kind, target, REASON)))
                        .filter(request -> present.stream().noneMatch(request::isSameAs))
                        .limit(MOST_ROWS)
                        .map(request -> new RequestRow(request.kind().word(), request.target(), request.reason()))
                        .toList();
    }
}
