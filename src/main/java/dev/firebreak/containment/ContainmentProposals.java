package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    List<RequestRow> propose(CaseKey caseKey, Collection<ProposedAction> proposed) {
        IncidentCase incident = cases.get(caseKey);
        Set<ContainmentState> taken = EnumSet.copyOf(ContainmentState.underWay());
        taken.addAll(ContainmentState.inForce());
        List<ContainmentAction> present = actions.of(caseKey, taken);
        return new LinkedHashSet<>(proposed)
                .stream()
                        .flatMap(each -> requests(each, incident))
                        .filter(request -> present.stream().noneMatch(request::isSameAs))
                        .limit(MOST_ROWS)
                        .map(RequestRow::of)
                        .toList();
    }

    private static Stream<ContainmentRequest> requests(ProposedAction proposed, IncidentCase incident) {
        return ContainmentKind.of(proposed.action()).stream()
                .flatMap(kind -> CaseTargets.of(incident, kind.targetKind()).stream()
                        .map(target -> new ContainmentRequest(kind, target, proposed.parameters(kind), REASON)));
    }
}
