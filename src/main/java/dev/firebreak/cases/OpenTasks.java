package dev.firebreak.cases;

import dev.firebreak.engine.SystemRights;
import dev.firebreak.web.Groups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The engine's open tasks as pages show them. */
@Component
class OpenTasks {

    private static final int MOST = 100;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Cases cases;
    private final JdbcTemplate jdbc;
    private final SystemRights system;

    OpenTasks(TaskService tasks, RuntimeService runtime, Cases cases, JdbcTemplate jdbc, SystemRights system) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.runtime = runtime;
        this.cases = cases;
        this.system = system;
    }

    /** What a person has claimed or was given, the most urgent first. */
    List<OpenTask> mine(Authentication user) {
        return shown(tasks.createTaskQuery().taskAssignee(user.getName()), user);
    }

    /** What nobody has claimed and the person's roles may do; the engine leaves out what the person may not see. */
    List<OpenTask> ofMyGroups(Authentication user) {
        List<String> groups = Groups.of(user);
        return groups.isEmpty()
                ? List.of()
                : shown(tasks.createTaskQuery().taskCandidateGroupIn(groups).taskUnassigned(), user);
    }

    /** All open tasks of a case that the person may know of. */
    List<OpenTask> of(CaseKey key, Authentication user) {
        return system.call(() -> shown(tasks.createTaskQuery().processInstanceBusinessKey(key.text()), user));
    }

    private List<OpenTask> shown(TaskQuery query, Authentication user) {
        List<Task> found = query.orderByDueDate().asc().listPage(0, MOST);
        return system.call(() -> {
            Map<String, String> keys = caseKeys(found);
            Map<String, IncidentCase> known = cases(keys.values());
            Map<String, List<String>> groups = groups(found);
            return found.stream()
                    .map(task -> {
                        String key = keys.getOrDefault(task.getProcessInstanceId(), "");
                        return shown(task, key, known.get(key), groups.getOrDefault(task.getId(), List.of()), user);
                    })
                    .sorted(Comparator.comparing(OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
        });
    }

    private static OpenTask shown(
            Task task, String key, @Nullable IncidentCase incident, List<String> groups, Authentication user) {
        String assignee = Objects.toString(task.getAssignee(), "");
        boolean workable = assignee.equals(user.getName())
                || assignee.isEmpty() && groups.stream().anyMatch(Groups.of(user)::contains);
        Date due = task.getDueDate();
        return new OpenTask(
                task.getId(),
                task.getName(),
                key,
                incident,
                assignee,
                groups,
                due == null ? null : due.toInstant(),
                workable);
    }

    /** Process instance → business key, which is the case key also in called processes. */
    private Map<String, String> caseKeys(List<Task> found) {
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<String, String> keys = new HashMap<>();
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceIds(instances)
                .list()) {
            if (instance.getBusinessKey() != null) {
                keys.put(instance.getId(), instance.getBusinessKey());
            }
        }
        return keys;
    }

    private Map<String, IncidentCase> cases(Collection<String> keys) {
        return cases.list(" WHERE key = ANY (?)", (Object) keys.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(each -> each.key().text(), each -> each));
    }

    /** Task → its candidate groups, at once: the engine's own service asks task by task. */
    private Map<String, List<String>> groups(List<Task> found) {
        Map<String, List<String>> groups = new HashMap<>();
        jdbc.query(
                "SELECT task_id_, group_id_ FROM act_ru_identitylink "
                        + "WHERE task_id_ = ANY (?) AND group_id_ IS NOT NULL ORDER BY group_id_",
                row -> {
                    groups.computeIfAbsent(row.getString("task_id_"), task -> new ArrayList<>())
                            .add(row.getString("group_id_"));
                },
                (Object) found.stream().map(Task::getId).toArray(String[]::new));
        return groups;
    }
}
