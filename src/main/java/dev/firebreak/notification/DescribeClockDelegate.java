package dev.firebreak.notification;

import dev.firebreak.roster.Roster;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Shows a clock to the diagram and its forms. */
@Component("describeClock")
class DescribeClockDelegate implements JavaDelegate {

    private final Clocks clocks;
    private final Roster roster;

    DescribeClockDelegate(Clocks clocks, Roster roster) {
        this.clocks = clocks;
        this.roster = roster;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LegalClock clock = clocks.get((String) execution.getVariable("clock"));
        execution.setVariable("regime", clock.regime());
        execution.setVariable("article", clock.article());
        execution.setVariable("recipient", clock.recipient());
        execution.setVariable("clockDeadline", Date.from(clock.deadline()));
        execution.setVariable("contentRequired", clock.contentRequired());
        execution.setVariable("noticeTemplate", clock.template());
        execution.setVariable("noticeSent", clocks.isSubmitted(clock.id()));
        execution.setVariable(
                "clockSummary", clock.summary(roster.organisation().timezone()));
    }
}
