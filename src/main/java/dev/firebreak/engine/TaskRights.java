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
 * variables its form would come up empty. In a restricted case the named people stand in for the group.
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
        return only.get().stream()
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
