package dev.firebreak.readiness;

import dev.firebreak.roster.OnCall;
import dev.firebreak.roster.Roster;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds who is on call at this moment. Writes the logins {@code onCall, onCallDeputy}. */
@Component("onCallNow")
class OnCallNowDelegate implements JavaDelegate {

    private final Roster roster;
    private final Clock clock;

    OnCallNowDelegate(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OnCall now = roster.onCall(clock.instant());
        execution.setVariable("onCall", now.first().login());
        execution.setVariable("onCallDeputy", now.deputy().login());
    }
}
