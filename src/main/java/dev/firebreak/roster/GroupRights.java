package dev.firebreak.roster;

import dev.firebreak.web.Roles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the authorizations of our groups equal to a list. Those on single tasks belong to the engine. */
@Component
class GroupRights {

    private final AuthorizationService authorizations;

    GroupRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Returns what changed, a sentence each; empty when all was as it should be. */
    List<String> apply(List<Grant> grants) {
        List<String> changes = new ArrayList<>();
        Map<String, Authorization> present = new HashMap<>();
        for (Authorization existing : existing()) {
            Authorization twin = present.put(key(existing), existing);
            if (twin != null) {
                remove(twin, changes);
            }
        }
        Set<String> wanted = new HashSet<>();
        for (Grant grant : grants) {
            wanted.add(grant.key());
            save(grant, present.get(grant.key()), changes);
        }
        present.forEach((key, existing) -> {
            if (!wanted.contains(key)) {
                remove(existing, changes);
            }
        });
        return changes;
    }

    /** Only grants: the system makes nothing else, and nobody else may make any. */
    private List<Authorization> existing() {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(Roles.all().toArray(String[]::new))
                .list()
                .stream()
                .filter(each -> !isOnOneTask(each))
                .toList();
    }

    private static boolean isOnOneTask(Authorization authorization) {
        int type = authorization.getResourceType();
        return !Authorization.ANY.equals(authorization.getResourceId())
                && (type == Resources.TASK.resourceType() || type == Resources.HISTORIC_TASK.resourceType());
    }

    private void save(Grant grant, @Nullable Authorization existing, List<String> changes) {
        if (existing != null && grant.isExactly(existing)) {
            return;
        }
        Authorization authorization =
                existing != null ? existing : authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.group());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.resourceId());
        authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(authorization);
        changes.add(grant.sentence());
    }

    private void remove(Authorization authorization, List<String> changes) {
        authorizations.deleteAuthorization(authorization.getId());
        changes.add(key(authorization) + " taken away");
    }

    private static String key(Authorization authorization) {
        return authorization.getGroupId() + " " + authorization.getResourceType() + " " + authorization.getResourceId();
    }
}
