package dev.firebreak.cases;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets due dates in a process that belongs to no case. */
@Component("setDueDates")
class SetDueDatesDelegate implements JavaDelegate {

    private final Clock clock;

    SetDueDatesDelegate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("due", DueDates.of(Given.map(execution.getVariable("deadlines")), clock.instant()));
    }
}
