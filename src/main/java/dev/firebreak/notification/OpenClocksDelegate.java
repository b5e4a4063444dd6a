package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the clocks of the obligations that the table names: {@code clocks}, {@code clocksOpened}. */
@Component("openClocks")
class OpenClocksDelegate implements JavaDelegate {

    private final Clocks clocks;
    private final DeployedFiles files;

    OpenClocksDelegate(Clocks clocks, DeployedFiles files) {
        this.clocks = clocks;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> opened = clocks.open(
                new CaseKey(execution.getProcessBusinessKey()),
                files.deploymentOf(execution.getProcessDefinitionId()),
                TableRows.column(execution.getVariable("obligations"), "obligation"),
                execution.getProcessInstanceId());
        execution.setVariable("clocks", new ArrayList<>(opened));
        execution.setVariable("clocksOpened", !opened.isEmpty());
    }
}
