package dev.firebreak.cases;

import dev.firebreak.engine.RunningProcesses;
import dev.firebreak.engine.SystemRights;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves what a case's due dates drive. Called processes hold copies of {@code due}, open tasks hold a date and timers are
 * set: all of them would otherwise keep the dates of the old severity.
 */
@Component
class CaseSchedule {

    private static final Pattern DUE = Pattern.compile("[$#]\\{\\s*due\\.(\\w+)\\s*}");
    private static final String ESCALATION = "timer-task-listener";

    private final CaseRows rows;
    private final RunningProcesses running;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final SystemRights system;

    CaseSchedule(
            CaseRows rows,
            RunningProcesses running,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            RepositoryService repository,
            SystemRights system) {
        this.rows = rows;
        this.running = running;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.system = system;
    }

    /** @param tasksToo whether open tasks move as well: not when the same severity was only confirmed */
    void move(CaseKey key, String severity, LinkedHashMap<String, String> due, boolean tasksToo) {
        String root = rows.processInstance(key);
        system.run(() -> {
            running.of(root)
                    .forEach(instance -> runtime.setVariables(instance, Map.of("severity", severity, "due", due)));
            if (tasksToo) {
                running.tasks(root).forEach(task -> moveTask(task, due));
            }
            running.timers(root).stream()
                    .filter(timer -> tasksToo || !isEscalation(timer))
                    .forEach(timer -> management.recalculateJobDuedate(timer.getId(), true));
        });
    }

    private void moveTask(Task task, Map<String, String> due) {
        dueOf(task).map(due::get).ifPresent(date -> tasks.setDueDate(task.getId(), Date.from(Instant.parse(date))));
    }

    /** The phase that a task's due date comes from, as its diagram says; empty for a task with a date of its own. */
    private Optional<String> dueOf(Task task) {
        UserTask drawn = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        String expression = drawn == null ? null : drawn.getCamundaDueDate();
        Matcher matcher = DUE.matcher(expression == null ? "" : expression);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private boolean isEscalation(Job timer) {
        JobDefinition definition = definition(timer);
        return definition != null && ESCALATION.equals(definition.getJobType());
    }

    private @Nullable JobDefinition definition(Job timer) {
        return timer.getJobDefinitionId() == null
                ? null
                : management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(timer.getJobDefinitionId())
                        .singleResult();
    }
}
