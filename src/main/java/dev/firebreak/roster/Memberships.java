package dev.firebreak.roster;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * Makes a group of each role, and its members those whom the team file names and who have an account; also whoever was
 * given the role on the command line.
 */
@Component
class Memberships {

    private final IdentityService identity;
    private final GrantedRoles granted;
    private final AuditLog audit;

    Memberships(IdentityService identity, GrantedRoles granted, AuditLog audit) {
        this.identity = identity;
        this.granted = granted;
        this.audit = audit;
    }

    void apply(List<Role> roles) {
        Set<String> accounts = logins(identity.createUserQuery().list());
        for (Role role : roles) {
            saveGroup(role);
            Set<String> wanted = new HashSet<>(granted.of(role.id()));
            role.members().forEach(member -> wanted.add(member.login()));
            wanted.retainAll(accounts);
            Set<String> present =
                    logins(identity.createUserQuery().memberOfGroup(role.id()).list());
            wanted.stream().filter(login -> !present.contains(login)).forEach(login -> add(login, role.id()));
            present.stream().filter(login -> !wanted.contains(login)).forEach(login -> remove(login, role.id()));
        }
    }

    private void saveGroup(Role role) {
        Group group = identity.createGroupQuery().groupId(role.id()).singleResult();
        if (group != null && role.title().equals(group.getName())) {
            return;
        }
        Group saved = group != null ? group : identity.newGroup(role.id());
        saved.setName(role.title());
        saved.setType("ROLE");
        identity.saveGroup(saved);
    }

    private void add(String login, String role) {
        identity.createMembership(login, role);
        append("RoleGiven", login, role, login + " has the role " + role);
    }

    private void remove(String login, String role) {
        identity.deleteMembership(login, role);
        append(
                "RoleTaken",
                login,
                role,
                login + " has the role " + role + " no more: the team file does not name them");
    }

    private void append(String kind, String login, String role, String summary) {
        audit.append(AuditEntry.of(kind, summary, Map.of("login", login, "role", role)));
    }

    private static Set<String> logins(List<User> users) {
        return users.stream().map(User::getId).collect(Collectors.toSet());
    }
}
