package dev.firebreak.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.FormAnswers;
import dev.firebreak.SignedIn;
import dev.firebreak.engine.EffectWorker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;

/** Walks a case through the plan as the people of the team would, by hand: fires jobs and effects, answers forms. */
@Component
public class Walker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEPS = 400;

    /** Two of each role: what one may not do alone, the other does. */
    private static final Map<String, List<String>> PEOPLE = Map.of(
            "analyst", List.of("anna", "ben"),
            "responder", List.of("rita", "raj"),
            "incident-commander", List.of("clara", "carlos"),
            "it-operations", List.of("ivan", "ines"),
            "legal", List.of("lena", "luis"),
            "communications", List.of("petra", "paul"),
            "management", List.of("marta", "milan"),
            "compliance", List.of("karin", "kofi"));

    /** What people say where the scenario says nothing else: a plain incident that is handled well at once. */
    public static final Map<String, Object> PLAIN = plain();

    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService management;
    private final EffectWorker effects;
    private final SignedIn signedIn;

    Walker(
            TaskService tasks,
            FormService forms,
            RuntimeService runtime,
            HistoryService history,
            ManagementService management,
            EffectWorker effects,
            SignedIn signedIn) {
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.history = history;
        this.management = management;
        this.effects = effects;
        this.signedIn = signedIn;
    }

    /** Who has a role; two of each. */
    public static List<String> people(String role) {
        return PEOPLE.getOrDefault(role, List.of());
    }

    /** Goes on until a task of the given definition waits; other tasks are completed on the way. */
    public Task until(String key, String definition, Map<String, Object> decided) {
        for (int step = 0; step < STEPS; step++) {
            settle(key);
            for (Task task : waiting(key)) {
                if (task.getTaskDefinitionKey().equals(definition)) {
                    return task;
                }
            }
            if (!oneTask(key, decided)) {
                throw new AssertionError(key + " never came to " + definition + "; waiting: " + names(key));
            }
        }
        throw new AssertionError(key + " goes round in circles before " + definition + "; waiting: " + names(key));
    }

    /** Goes on until nothing of the case waits any more. */
    public void toTheEnd(String key, Map<String, Object> decided) {
        for (int step = 0; step < STEPS; step++) {
            settle(key);
            if (!oneTask(key, decided)) {
                if (!waiting(key).isEmpty()) {
                    throw new AssertionError(key + " is stuck at " + names(key));
                }
                return;
            }
        }
        throw new AssertionError(key + " goes round in circles; waiting: " + names(key));
    }

    /** Completes one task as somebody who may. */
    public void complete(Task task, Map<String, Object> decided) {
        String role = role(task);
        List<String> people = task.getAssignee() != null ? List.of(task.getAssignee()) : people(role);
        ProcessEngineException refusal = null;
        for (String person : people) {
            try {
                signedIn.as(person, role, () -> submit(task, decided));
                return;
            } catch (ProcessEngineException e) {
                refusal = e;
            }
        }
        throw new AssertionError("Nobody of " + role + " could complete '" + task.getName() + "'", refusal);
    }

    /** Fires the timers of a case whose job handler serves the given element. */
    public void fireTimers(String key, String element) {
        Set<String> instances = instances(key);
        // The engine's query takes an element or several instances: with both, its SQL is wrong.
        management.createJobQuery().activityId(element).timers().list().stream()
                .filter(timer -> instances.contains(timer.getProcessInstanceId()))
                .forEach(timer -> management.executeJob(timer.getId()));
        settle(key);
    }

    /** Runs what runs by itself: jobs that are due, and effects. */
    public void settle(String key) {
        boolean moved = true;
        while (moved) {
            moved = effects.runWaiting() > 0;
            while (oneJob(key)) {
                moved = true;
            }
        }
    }

    /** Asks for this case's jobs only: the shared database is full of those of other tests. */
    private boolean oneJob(String key) {
        Set<String> instances = instances(key);
        if (instances.isEmpty()) {
            return false;
        }
        List<Job> jobs = management
                .createJobQuery()
                .processInstanceIds(instances)
                .messages()
                .withRetriesLeft()
                .listPage(0, 1);
        jobs.forEach(job -> management.executeJob(job.getId()));
        return !jobs.isEmpty();
    }

    /** Elements that the case has been at, in any of its processes. */
    public Set<String> passed(String key) {
        Set<String> passed = new HashSet<>();
        history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list()
                .forEach(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream()
                                .map(HistoricActivityInstance::getActivityId)
                                .forEach(passed::add));
        return passed;
    }

    /** How often the case has been at an element. */
    public long visits(String key, String element) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .mapToLong(instance -> history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId(element)
                        .count())
                .sum();
    }

    private boolean oneTask(String key, Map<String, Object> decided) {
        List<Task> waiting = waiting(key);
        if (waiting.isEmpty()) {
            return false;
        }
        complete(waiting.get(0), decided);
        return true;
    }

    private void submit(Task task, Map<String, Object> decided) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            Map<String, Object> all = new HashMap<>(PLAIN);
            all.putAll(decided);
            VariableMap proposed = tasks.getVariablesTyped(task.getId(), true);
            forms.submitTaskForm(task.getId(), FormAnswers.to(JSON.readTree(form), all, proposed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String role(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** The one that may hold others up comes last: the closing gate. Follow-up actions outlive their case. */
    private List<Task> waiting(String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key).orderByTaskCreateTime().asc().list().stream()
                .sorted(Comparator.comparing(
                        task -> task.getTaskDefinitionKey().equals("userTask_clearClosingObstacles")))
                .toList();
    }

    private List<String> names(String key) {
        return waiting(key).stream().map(Task::getTaskDefinitionKey).toList();
    }

    private Set<String> instances(String key) {
        Set<String> instances = new HashSet<>();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list()
                .forEach(instance -> instances.add(instance.getId()));
        return instances;
    }

    private static Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("triageOutcome", "incident");
        plain.put("mergedInto", "");
        plain.put("severityOverride", null);
        plain.put("severityReason", "");
        plain.put("incidentType", "malware");
        plain.put("functionalImpact", "medium");
        plain.put("informationImpact", "none");
        plain.put("recoverability", "regular");
        for (String no : List.of(
                "spreading",
                "criticalAsset",
                "attackerInside",
                "personalData",
                "highRiskToPeople",
                "significant",
                "major",
                "material",
                "mailCompromised",
                "newCompromise",
                "relatedNeedsContainment")) {
            plain.put(no, false);
        }
        for (String yes : List.of(
                "approved",
                "threatContained",
                "recovered",
                "noticeCleared",
                "noNoticeConfirmed",
                "messagesCleared",
                "reportApproved",
                "actionVerified")) {
            plain.put(yes, true);
        }
        plain.put("containmentTiming", "now");
        plain.put("containmentGo", "go");
        plain.put("resolution", "took-effect");
        plain.put("deliveryOutcome", "delivered-otherwise");
        plain.put("decision", "notify");
        plain.put("affectedAssetsText", "ws-17\nfs-02");
        plain.put("followUps", List.of());
        return plain;
    }
}
