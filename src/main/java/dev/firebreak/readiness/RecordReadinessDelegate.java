package dev.firebreak.readiness;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Records that a scheduled process was run to its end. Reads {@code readinessKind, readinessNotes} and, of a drill,
 * {@code drillCaseKey}.
 */
@Component("recordReadiness")
class RecordReadinessDelegate implements JavaDelegate {

    private final ReadinessRecords records;

    RecordReadinessDelegate(ReadinessRecords records) {
        this.records = records;
    }

    @Override
    public void execute(DelegateExecution execution) {
        records.add(
                (String) execution.getVariable("readinessKind"),
                ProcessKey.of(execution.getProcessDefinitionId()),
                execution.getProcessInstanceId(),
                (String) execution.getVariable("drillCaseKey"),
                Objects.toString(execution.getVariable("readinessNotes"), ""));
    }
}
