package dev.firebreak.engine;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * What a candidate or an assignee may do with a task: read it with its variables, and work it. Without the right to read
 * variables its form would come up empty.
 */
class TaskRights extends DefaultAuthorizationProvider {

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
