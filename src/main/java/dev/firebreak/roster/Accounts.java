package dev.firebreak.roster;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.web.Roles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes people's accounts and gives them new passwords. Every change is in the record, never the password. */
@Component
class Accounts {

    private final IdentityService identity;
    private final GrantedRoles granted;
    private final AuditLog audit;

    Accounts(IdentityService identity, GrantedRoles granted, AuditLog audit) {
        this.identity = identity;
        this.granted = granted;
        this.audit = audit;
    }

    /**
     * Makes an account, in the role of the team file and in those named.
     *
     * @param person whom the team file describes under this login, if it does
     * @param more roles beside the team file's
     * @param by who does it, as the record shall say
     * @throws AccountProblem if the login exists or the roles do not go together
     */
    @Transactional
    public void add(String login, Optional<Person> person, Set<String> more, Password password, String by) {
        if (!RoleReader.isLogin(login)) {
            throw new AccountProblem(
                    "The login '" + login + "' must be short and in small letters, such as 'anna', and none that"
                            + " the record uses for Firebreak itself.");
        }
        if (exists(login)) {
            throw new AccountProblem("'" + login + "' has an account already. For a new password: user reset " + login);
        }
        Set<String> roles = roles(login, person, more);
        User user = identity.newUser(login);
        person.ifPresent(each -> describe(user, each));
        user.setPassword(password.text());
        identity.saveUser(user);
        more.forEach(role -> granted.add(login, role));
        roles.forEach(role -> join(login, role));
        append("AccountAdded", login + " has an account with the role " + String.join(", ", roles), login, by);
    }

    /**
     * Gives an account a new password and ends its rest after too many attempts.
     *
     * @throws AccountProblem if there is no such account
     */
    @Transactional
    public void reset(String login, Password password, String by) {
        User user = identity.createUserQuery().userId(login).singleResult();
        if (user == null) {
            throw new AccountProblem("'" + login + "' has no account. To make one: user add " + login);
        }
        user.setPassword(password.text());
        identity.saveUser(user);
        identity.unlockUser(login);
        append("PasswordReset", login + " has a new password", login, by);
    }

    boolean exists(String login) {
        return identity.createUserQuery().userId(login).count() > 0;
    }

    private static Set<String> roles(String login, Optional<Person> person, Set<String> more) {
        Set<String> roles = new TreeSet<>(more);
        person.ifPresent(each -> roles.addAll(each.roles()));
        for (String role : roles) {
            if (!Roles.all().contains(role)) {
                throw new AccountProblem(
                        "There is no role '" + role + "'. Known are: " + String.join(", ", Roles.all()) + ".");
            }
        }
        if (roles.isEmpty()) {
            throw new AccountProblem(
                    "The team file does not name '" + login + "'. Add them there, or name a role with " + "--group.");
        }
        if (roles.size() > 1) {
            throw new AccountProblem("'" + login + "' would hold " + String.join(" and ", roles)
                    + ". Nobody holds two roles, since one checks the other.");
        }
        return roles;
    }

    private static void describe(User user, Person person) {
        int space = person.name().indexOf(' ');
        user.setFirstName(space < 0 ? person.name() : person.name().substring(0, space));
        user.setLastName(person.name().substring(space + 1));
        user.setEmail(person.email());
    }

    private void join(String login, String role) {
        if (identity.createGroupQuery().groupId(role).count() == 0) {
            Group group = identity.newGroup(role);
            group.setName(role);
            identity.saveGroup(group);
        }
        identity.createMembership(login, role);
    }

    private void append(String kind, String summary, String login, String by) {
        audit.append(AuditEntry.of(kind, summary, Map.of("login", login, "by", by)));
    }
}
