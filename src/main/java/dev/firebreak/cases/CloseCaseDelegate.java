package dev.firebreak.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a case after the closing gate. */
@Component("closeCase")
class CloseCaseDelegate implements JavaDelegate {

    private final CaseEnding ending;

    CloseCaseDelegate(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.close(new CaseKey(execution.getProcessBusinessKey()));
    }
}
