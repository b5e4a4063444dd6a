package dev.firebreak.cases;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a case that goes on in another one. */
@Component("mergeCase")
class MergeCaseDelegate implements JavaDelegate {

    private final CaseEnding ending;

    MergeCaseDelegate(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            ending.merge(
                    new CaseKey(execution.getProcessBusinessKey()), Given.text(execution.getVariable("mergedInto")));
        } catch (MergeRefused e) {
            throw new BpmnError("MergeRefused", e.getMessage());
        }
    }
}
