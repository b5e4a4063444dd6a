package dev.firebreak.roster;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Tasklist's filters: the system makes them, everybody who works there reads them. */
@Component
class TaskFilters {

    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "caseKey", "label", "Case"),
            Map.of("name", "severity", "label", "Severity"),
            Map.of("name", "title", "label", "Title"),
            Map.of("name", "drill", "label", "Drill"));

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Creates or updates them, and removes others. Returns their ids in the order of the list. */
    List<String> apply() {
        List<String> ids = List.of(
                save(1, "My tasks", "Claimed by me", query().taskAssigneeExpression("${currentUser()}")),
                save(
                        2,
                        "My groups' tasks",
                        "For my role, claimed or not",
                        query().taskCandidateGroupInExpression("${currentUserGroups()}")
                                .includeAssignedTasks()),
                save(3, "Overdue", "Past their due date", query().dueBeforeExpression("${now()}")),
                save(4, "Drills", "Tasks of exercises", query().processVariableValueEquals("drill", true)));
        filters.createTaskFilterQuery().list().stream()
                .map(Filter::getId)
                .filter(id -> !ids.contains(id))
                .forEach(filters::deleteFilter);
        return ids;
    }

    private TaskQuery query() {
        return tasks.createTaskQuery();
    }

    private String save(int place, String name, String description, TaskQuery query) {
        Filter existing = filters.createTaskFilterQuery().filterName(name).list().stream()
                .findFirst()
                .orElse(null);
        Filter filter = existing != null ? existing : filters.newTaskFilter(name);
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of(
                "description", description,
                "priority", place,
                "refresh", true,
                "showUndefinedVariable", false,
                "variables", COLUMNS));
        return filters.saveFilter(filter).getId();
    }
}
