package dev.firebreak.notification;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Tells a task's form when the notice left and whether that was late: {@code noticeSubmittedAt}, {@code noticeLate}. */
@Component("checkLateness")
class CheckLatenessListener implements TaskListener {

    private final Clocks clocks;

    CheckLatenessListener(Clocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void notify(DelegateTask task) {
        LegalClock clock = clocks.get((String) task.getVariable("clock"));
        Instant at = clocks.submittedAt(clock.id());
        task.setVariable("noticeSubmittedAt", Date.from(at));
        task.setVariable("noticeLate", at.isAfter(clock.deadline()));
    }
}
