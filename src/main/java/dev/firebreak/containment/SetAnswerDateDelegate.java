package dev.firebreak.containment;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** People have some hours for an answer, counted from now. */
@Component("setAnswerDate")
class SetAnswerDateDelegate implements JavaDelegate {

    private final Clock clock;

    SetAnswerDateDelegate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("due", ContainmentProcesses.due(clock.instant()));
    }
}
