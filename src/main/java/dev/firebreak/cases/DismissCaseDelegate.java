package dev.firebreak.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a case that is no incident. */
@Component("dismissCase")
class DismissCaseDelegate implements JavaDelegate {

    private final CaseEnding ending;

    DismissCaseDelegate(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.dismiss(
                new CaseKey(execution.getProcessBusinessKey()),
                Given.firstText(execution.getVariable("dismissalReason"), execution.getVariable("triageNotes")));
    }
}
