package dev.firebreak.cases;

import dev.firebreak.engine.SystemRights;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may work the open tasks of a case, in the engine: those of its plan and of what runs beside it under the same key.
 * For later tasks the engine asks {@link Restrictions}.
 */
@Component
class TaskGrants {

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final SystemRights system;

    TaskGrants(TaskService tasks, AuthorizationService authorizations, SystemRights system) {
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.system = system;
    }

    void onlyTo(CaseKey key, Collection<String> people) {
        system.run(() -> of(key).forEach(task -> {
            if (task.getAssignee() != null && !people.contains(task.getAssignee())) {
                tasks.setAssignee(task.getId(), null);
            }
            withdraw(task);
            people.forEach(login -> grant(task, login, null));
        }));
    }

    void toGroups(CaseKey key) {
        system.run(() -> of(key).forEach(task -> {
            withdraw(task);
            groups(task).forEach(group -> grant(task, null, group));
            if (task.getAssignee() != null) {
                grant(task, task.getAssignee(), null);
            }
        }));
    }

    private List<Task> of(CaseKey key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key.text()).list();
    }

    private void withdraw(Task task) {
        authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .list()
                .forEach(each -> authorizations.deleteAuthorization(each.getId()));
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private void grant(Task task, @Nullable String login, @Nullable String group) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(login);
        grant.setGroupId(group);
        grant.setResource(Resources.TASK);
        grant.setResourceId(task.getId());
        grant.setPermissions(
                new Permission[] {Permissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.READ_VARIABLE});
        authorizations.saveAuthorization(grant);
    }
}
