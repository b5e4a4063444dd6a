package dev.firebreak.cases;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stores severity and type of a case and sets its due dates. */
@Component("applyClassification")
class ApplyClassificationDelegate implements JavaDelegate {

    private final Classification classification;

    ApplyClassificationDelegate(Classification classification) {
        this.classification = classification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, String> due = classification.apply(
                new CaseKey(execution.getProcessBusinessKey()),
                new Classified(
                        Given.text(execution.getVariable("severity")),
                        Given.text(execution.getVariable("incidentType")),
                        !Given.text(execution.getVariable("severityOverride")).isBlank(),
                        Given.text(execution.getVariable("severityReason")),
                        Given.map(execution.getVariable("deadlines"))));
        execution.setVariable("severityOverride", "");
        execution.setVariable("due", due);
    }
}
