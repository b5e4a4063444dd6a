package dev.firebreak.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What a candidate or an assignee may do with a task: read it with its variables, and work it. Without the right to read
 * variables its form would come up empty. In a restricted case the named people stand in for the group, and for somebody
 * to whom a diagram gives a task without their being named.
 */
class TaskRights extends DefaultAuthorizationProvider {

    private final Recorder recorder;
    private final ObjectProvider<TaskAudience> audience;

    TaskRights(Recorder recorder, ObjectProvider<TaskAudience> audience) {
        this.recorder = recorder;
        this.audience = audience;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        Optional<Set<String>> only = only(task);
        if (only.isEmpty()) {
            return super.newTaskGroupIdentityLink(task, groupId, type);
        }
        return named(task, only.get());
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        return newAssignee == null || isOpenTo(newAssignee, task)
                ? super.newTaskAssignee(task, oldAssignee, newAssignee)
                : named(task, only(task).orElse(Set.of()));
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return isOpenTo(userId, task)
                ? super.newTaskUserIdentityLink(task, userId, type)
                : named(task, only(task).orElse(Set.of()));
    }

    private boolean isOpenTo(String login, Task task) {
        return only(task).map(people -> people.contains(login)).orElse(true);
    }

    private AuthorizationEntity[] named(Task task, Set<String> people) {
        return people.stream()
                .flatMap(login -> Arrays.stream(createOrUpdateAuthorizationsByUserId(task, login)))
                .toArray(AuthorizationEntity[]::new);
    }

    private Optional<Set<String>> only(Task task) {
        ExecutionEntity process = ((TaskEntity) task).getProcessInstance();
        String caseKey = process == null ? null : recorder.caseKey(process.getRootProcessInstanceId());
        TaskAudience named = audience.getIfAvailable();
        return caseKey == null || named == null ? Optional.empty() : named.only(caseKey);
    }

    @Override
    protected AuthorizationEntity createOrUpdateAuthorization(
            Task task, String groupId, String userId, Resource resource, boolean isHistoric, Permission... granted) {
        if (isHistoric) {
            return super.createOrUpdateAuthorization(task, groupId, userId, resource, true, granted);
        }
        return super.createOrUpdateAuthorization(
                task,
                groupId,
                userId,
                resource,
                false,
                Permissions.READ,
                getDefaultUserPermissionForTask(),
                TaskPermissions.READ_VARIABLE);
    }
}
