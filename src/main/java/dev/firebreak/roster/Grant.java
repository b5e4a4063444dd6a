package dev.firebreak.roster;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * What a group may do with one of the engine's resources.
 *
 * @param resourceId {@code *} for all of the kind
 */
record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

    static final String ANY = "*";

    private static final Permission[] KNOWN = Stream.of(
                    Permissions.values(),
                    ProcessDefinitionPermissions.values(),
                    ProcessInstancePermissions.values(),
                    TaskPermissions.values(),
                    SystemPermissions.values(),
                    UserOperationLogCategoryPermissions.values())
            .flatMap(Arrays::stream)
            .toArray(Permission[]::new);

    static Grant of(String group, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(group, resource, resourceId, Set.copyOf(Arrays.asList(permissions)));
    }

    /** What tells two grants of the same group apart. */
    String key() {
        return group + " " + resource.resourceType() + " " + resourceId;
    }

    /** Whether an authorization gives all of this and no more. */
    boolean isExactly(Authorization authorization) {
        Set<Integer> given = Arrays.stream(KNOWN)
                .filter(permission -> permission.getValue() != 0 && permission.getValue() != Integer.MAX_VALUE)
                .filter(authorization::isPermissionGranted)
                .map(Permission::getValue)
                .collect(Collectors.toSet());
        return given.equals(permissions.stream().map(Permission::getValue).collect(Collectors.toSet()));
    }

    /** As the record says it: {@code legal may READ TASK *}. */
    String sentence() {
        return group + " may "
                + permissions.stream().map(Permission::getName).collect(Collectors.toCollection(TreeSet::new)) + " on "
                + resource.resourceName() + " " + resourceId;
    }
}
