package dev.firebreak.process;

import dev.firebreak.SignedIn;
import dev.firebreak.engine.EffectWorker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Walks a process by hand: its timers, its tasks as people, and whatever moves by itself in between. */
@Component
public class Walk {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final EffectWorker effects;
    private final SignedIn signedIn;

    Walk(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            EffectWorker effects,
            SignedIn signedIn) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.effects = effects;
        this.signedIn = signedIn;
    }

    /** Lets the calendar start a process, as it will on its day. */
    ProcessInstance startByCalendar(String process) {
        Set<String> before = running(process);
        Job timer = management.createJobQuery().processDefinitionKey(process).timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No timer starts " + process));
        management.executeJob(timer.getId());
        return runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .filter(instance -> !before.contains(instance.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The timer started no " + process));
    }

    /** Completes the one open task of an element, as a person. */
    public void complete(
            ProcessInstance instance, String element, String person, String role, Map<String, Object> values) {
        complete(task(instance, element), person, role, values);
    }

    void complete(Task task, String person, String role, Map<String, Object> values) {
        tasks.setAssignee(task.getId(), person);
        signedIn.as(person, role, () -> tasks.complete(task.getId(), values));
    }

    Task task(ProcessInstance instance, String element) {
        return tasks(instance, element).get(0);
    }

    List<Task> tasks(ProcessInstance instance, String element) {
        List<Task> found = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(element)
                .list();
        if (found.isEmpty()) {
            throw new AssertionError("No task " + element + " is open");
        }
        return found;
    }

    /** Fires the timer of an event. */
    void fireTimer(ProcessInstance instance, String element) {
        Job timer = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .activityId(element)
                .singleResult();
        management.executeJob(timer.getId());
    }

    /** Lets everything happen that waits for nobody, in the process and in what it called. */
    public void run(ProcessInstance instance) {
        boolean moved = true;
        while (moved) {
            moved = effects.runWaiting() > 0;
            for (Job job : management
                    .createJobQuery()
                    .rootProcessInstanceId(instance.getId())
                    .messages()
                    .list()) {
                management.executeJob(job.getId());
                moved = true;
            }
        }
    }

    private Set<String> running(String process) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }
}
