package dev.firebreak.readiness;

import dev.firebreak.cases.CaseOpener;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a drill's case, which is worked like any other. Reads {@code scenario}; writes {@code drillCaseKey}. */
@Component("startDrill")
class StartDrillDelegate implements JavaDelegate {

    private final CaseOpener opener;
    private final Scenarios scenarios;

    StartDrillDelegate(CaseOpener opener, Scenarios scenarios) {
        this.opener = opener;
        this.scenarios = scenarios;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Scenario scenario = scenarios.get((String) execution.getVariable("scenario"));
        execution.setVariable("drillCaseKey", opener.open(scenario.asCase()).text());
    }
}
