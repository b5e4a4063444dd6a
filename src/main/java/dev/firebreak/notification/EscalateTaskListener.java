package dev.firebreak.notification;

import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of a task that is past its due date. */
@Component("escalateTask")
class EscalateTaskListener implements TaskListener {

    private final Escalation escalation;

    EscalateTaskListener(Escalation escalation) {
        this.escalation = escalation;
    }

    @Override
    public void notify(DelegateTask task) {
        Date due = task.getDueDate();
        escalation.overdue(new OverdueTask(
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey(),
                roles(task),
                task.getAssignee(),
                due == null ? null : due.toInstant(),
                task.getExecution().getProcessBusinessKey(),
                task.getVariables()));
    }

    private static List<String> roles(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .flatMap(EscalateTaskListener::present)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> present(@Nullable String group) {
        return Stream.ofNullable(group);
    }
}
