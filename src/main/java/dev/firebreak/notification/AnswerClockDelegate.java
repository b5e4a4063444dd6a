package dev.firebreak.notification;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records how an obligation was answered. */
@Component("answerClock")
class AnswerClockDelegate implements JavaDelegate {

    private final Clocks clocks;
    private final DeployedFiles files;

    AnswerClockDelegate(Clocks clocks, DeployedFiles files) {
        this.clocks = clocks;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.answer(
                (String) execution.getVariable("clock"),
                new ClockAnswer(
                        text(execution.getVariable("decision")),
                        text(execution.getVariable("notNotifyReason")),
                        text(execution.getVariable("submissionReference")),
                        text(execution.getVariable("lateReason")),
                        execution.getVariable("noticeSubmittedAt") instanceof Date at ? at.toInstant() : null),
                files.deploymentOf(execution.getProcessDefinitionId()),
                TableRows.column(execution.getVariable("obligations"), "obligation"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }
}
