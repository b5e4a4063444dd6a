package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the open clocks of the case that nobody answers yet: {@code clocks}, {@code clocksOpened}. */
@Component("takeUpClocks")
class TakeUpClocksDelegate implements JavaDelegate {

    private final Clocks clocks;

    TakeUpClocksDelegate(Clocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> taken =
                clocks.takeUp(new CaseKey(execution.getProcessBusinessKey()), execution.getProcessInstanceId());
        execution.setVariable("clocks", new ArrayList<>(taken));
        execution.setVariable("clocksOpened", !taken.isEmpty());
    }
}
