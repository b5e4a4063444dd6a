package dev.firebreak.engine;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * What runs below a root process instance: it and whatever it called. Inside a step of the engine its own queries still
 * find what that very step has ended; this leaves it out.
 */
@Component
public class RunningProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    RunningProcesses(RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    /** Ids of the process instances, the root among them; empty when it has ended. */
    public List<String> of(String root) {
        return runtime.createProcessInstanceQuery().rootProcessInstanceId(root).list().stream()
                .filter(RunningProcesses::isThere)
                .map(ProcessInstance::getId)
                .toList();
    }

    /** Open user tasks, oldest first. */
    public List<Task> tasks(String root) {
        List<String> instances = of(root);
        if (instances.isEmpty()) {
            return List.of();
        }
        return tasks
                .createTaskQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .filter(RunningProcesses::isThere)
                .toList();
    }

    /** Timers that are set. */
    public List<Job> timers(String root) {
        return management.createJobQuery().rootProcessInstanceId(root).timers().list().stream()
                .filter(RunningProcesses::isThere)
                .toList();
    }

    private static boolean isThere(Object entity) {
        CommandContext step = Context.getCommandContext();
        return step == null || !(entity instanceof DbEntity stored) || !isDeleted(step, stored);
    }

    private static boolean isDeleted(CommandContext step, DbEntity entity) {
        return step.getDbEntityManager().isDeleted(entity);
    }
}
