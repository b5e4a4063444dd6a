package dev.firebreak.cases;

import dev.firebreak.engine.RunningProcesses;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What keeps a case open: tasks of the plan that are not done, and whatever other packages know. Follow-up actions run
 * in processes of their own and outlive the case.
 */
@Component
class ClosingCheck {

    private final CaseRows rows;
    private final RunningProcesses running;
    private final ObjectProvider<ClosingCondition> conditions;

    ClosingCheck(CaseRows rows, RunningProcesses running, ObjectProvider<ClosingCondition> conditions) {
        this.rows = rows;
        this.running = running;
        this.conditions = conditions;
    }

    /**
     * One sentence each; empty when the case may be closed.
     *
     * @param closing the process instance that closes the case: its own tasks are in nobody's way. "" for a look from
     *     outside
     */
    List<String> obstacles(CaseKey key, String closing) {
        List<String> obstacles = new ArrayList<>();
        for (Task task : running.tasks(rows.processInstance(key))) {
            if (!task.getProcessInstanceId().equals(closing)) {
                obstacles.add(sentence(task));
            }
        }
        conditions.orderedStream().forEach(condition -> obstacles.addAll(condition.obstacles(key)));
        return obstacles;
    }

    private static String sentence(Task task) {
        return task.getAssignee() == null
                ? "Task '" + task.getName() + "' is open and nobody has taken it. Claim and complete it."
                : "Task '" + task.getName() + "' is with " + task.getAssignee() + ". Have it completed.";
    }
}
