package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the table of proposals what the case names by now: how many machines, and which kinds of indicators. */
@Component("listTargets")
class ListTargetsDelegate implements JavaDelegate {

    private static final Set<TargetKind> FROM_INDICATORS =
            EnumSet.complementOf(EnumSet.of(TargetKind.HOST, TargetKind.ACCOUNT));

    private final Cases cases;

    ListTargetsDelegate(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        IncidentCase incident = cases.get(new CaseKey(execution.getProcessBusinessKey()));
        execution.setVariable(
                "hostsNamed", (long) CaseTargets.of(incident, TargetKind.HOST).size());
        execution.setVariable(
                "indicatorKinds",
                Arrays.stream(TargetKind.values())
                        .filter(FROM_INDICATORS::contains)
                        .filter(kind -> !CaseTargets.of(incident, kind).isEmpty())
                        .map(TargetKind::word)
                        .collect(Collectors.joining(", ")));
    }
}
