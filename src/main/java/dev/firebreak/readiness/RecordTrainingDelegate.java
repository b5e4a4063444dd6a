package dev.firebreak.readiness;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that a person was trained. Reads {@code person, topic, trainingResult}. */
@Component("recordTraining")
class RecordTrainingDelegate implements JavaDelegate {

    private final TrainingRecords records;

    RecordTrainingDelegate(TrainingRecords records) {
        this.records = records;
    }

    @Override
    public void execute(DelegateExecution execution) {
        records.add((String) execution.getVariable("person"), (String) execution.getVariable("topic"), (String)
                execution.getVariable("trainingResult"));
    }
}
