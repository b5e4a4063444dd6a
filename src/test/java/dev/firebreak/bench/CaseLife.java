package dev.firebreak.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Leads a case from its start to its end, the same way on every engine: fires jobs, has effects run, completes tasks. */
final class CaseLife {

    /** One of the two that are compared. */
    interface Side {

        ProcessEngine engine();

        /** Starts the plan on a new case; its business key. */
        String open(int number);

        /** Runs the effects that wait; whether there were any. */
        boolean effects();

        /** Completes a task, the case's visit of whose element is given, counted from 0. */
        void complete(Task task, int visit);

        /** What is left to do when a case has ended. */
        default void done(String key) {}
    }

    private static final int MOST = 2_000;

    private final Side side;

    CaseLife(Side side) {
        this.side = side;
    }

    /** Its key. */
    String live(int number) {
        String key = side.open(number);
        Map<String, Integer> visits = new HashMap<>();
        for (int step = 0; step < MOST; step++) {
            Set<String> processes = processes(key);
            if (processes.isEmpty()) {
                side.done(key);
                return key;
            }
            if (!jobs(processes) && !side.effects() && !task(key, visits)) {
                throw new AssertionError(key + " is stuck");
            }
        }
        throw new AssertionError(key + " goes round in circles");
    }

    private Set<String> processes(String key) {
        Set<String> found = new HashSet<>();
        for (ProcessInstance each : side.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list()) {
            found.add(each.getId());
        }
        return found;
    }

    private boolean jobs(Set<String> processes) {
        List<Job> due = side.engine()
                .getManagementService()
                .createJobQuery()
                .processInstanceIds(processes)
                .messages()
                .withRetriesLeft()
                .list();
        due.forEach(job -> side.engine().getManagementService().executeJob(job.getId()));
        return !due.isEmpty();
    }

    private boolean task(String key, Map<String, Integer> visits) {
        List<Task> waiting = side.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .orderByTaskCreateTime()
                .asc()
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        Task task = waiting.stream()
                .filter(each -> !each.getTaskDefinitionKey().equals("userTask_clearClosingObstacles"))
                .findFirst()
                .orElse(waiting.get(0));
        int visit = visits.merge(task.getTaskDefinitionKey(), 1, Integer::sum) - 1;
        side.complete(task, visit);
        return true;
    }
}
