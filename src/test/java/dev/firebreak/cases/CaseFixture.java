package dev.firebreak.cases;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Drives the plan of one case by hand. */
@Component
class CaseFixture {

    private final CaseOpener opener;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;

    CaseFixture(CaseOpener opener, TaskService tasks, RuntimeService runtime, ManagementService management) {
        this.opener = opener;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
    }

    /** An open case that the plan has classified and that waits for its triage. */
    CaseKey aCase(String title) {
        CaseKey key = opener.open(NewCase.of(title, "Found by hand", "test", "high"));
        fireJobs(key);
        return key;
    }

    /** Runs what the job executor would run now; timers stay. */
    void fireJobs(CaseKey key) {
        List<Job> due = jobs(key);
        while (!due.isEmpty()) {
            due.forEach(job -> management.executeJob(job.getId()));
            due = jobs(key);
        }
    }

    Task task(CaseKey key, String definition) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.text())
                .taskDefinitionKey(definition)
                .singleResult();
    }

    List<Task> tasks(CaseKey key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key.text()).list();
    }

    void complete(Task task, Map<String, Object> values) {
        tasks.complete(task.getId(), values);
    }

    boolean isRunning(CaseKey key) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key.text())
                        .processDefinitionKey("respond-to-incident")
                        .count()
                > 0;
    }

    Object variable(CaseKey key, String name) {
        String root = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.text())
                .processDefinitionKey("respond-to-incident")
                .singleResult()
                .getId();
        return runtime.getVariable(root, name);
    }

    List<Job> timers(CaseKey key) {
        return management.createJobQuery().timers().list().stream()
                .filter(job -> processes(key).contains(job.getProcessInstanceId()))
                .toList();
    }

    private List<Job> jobs(CaseKey key) {
        return management.createJobQuery().messages().withRetriesLeft().list().stream()
                .filter(job -> processes(key).contains(job.getProcessInstanceId()))
                .toList();
    }

    private List<String> processes(CaseKey key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.text()).list().stream()
                .map(each -> each.getId())
                .toList();
    }
}
