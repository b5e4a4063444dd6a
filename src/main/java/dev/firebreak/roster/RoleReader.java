package dev.firebreak.roster;

import dev.firebreak.audit.Actor;
import dev.firebreak.web.Roles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the roles and their members, and checks the rules that make one person check another. */
final class RoleReader {

    private static final String LOGIN = "[a-z][a-z0-9._-]{1,31}";

    /** What the record calls those who are no person of the team. */
    private static final Set<String> RESERVED = Set.of(Actor.SYSTEM, Actor.ANONYMOUS);

    private RoleReader() {}

    /** Whether a login may be somebody's: short, in small letters, and not what the record calls Firebreak itself. */
    static boolean isLogin(String login) {
        return login.matches(LOGIN) && !RESERVED.contains(login);
    }

    static List<Role> read(Section section) {
        Map<String, Section> parts = section.parts();
        List<Role> roles = new ArrayList<>();
        Map<String, String> roleOfLogin = new HashMap<>();
        parts.forEach((id, part) -> {
            if (!Roles.all().contains(id)) {
                part.problem("there is no such role. Known are: " + String.join(", ", Roles.all()) + ".");
                return;
            }
            part.only("title", "members");
            Role role = new Role(id, part.text("title"), members(part, id, roleOfLogin));
            checkMembers(part, role);
            roles.add(role);
        });
        for (String role : Roles.all()) {
            if (!parts.containsKey(role)) {
                section.problem("the role '" + role + "' is missing: nobody would get its tasks.");
            }
        }
        return roles;
    }

    private static List<Person> members(Section part, String role, Map<String, String> roleOfLogin) {
        List<Person> members = new ArrayList<>();
        for (Section member : part.list("members")) {
            Person person = person(member, role);
            String other = roleOfLogin.put(person.login(), role);
            if (other != null && !person.login().isEmpty()) {
                member.problem("the login '" + person.login() + "' already stands under " + other
                        + ". Every person stands under one role only.");
            }
            members.add(person);
        }
        return members;
    }

    private static Person person(Section member, String role) {
        member.only("name", "login", "email", "phone", "deputy", "machine");
        String login = member.text("login");
        if (!login.isEmpty() && !isLogin(login)) {
            member.problem("the login '" + login + "' must be short and in small letters, such as 'anna', and neither "
                    + String.join(" nor ", RESERVED) + ".");
        }
        boolean machine = member.flag("machine");
        if (machine != role.equals(Roles.ALERT_SOURCE)) {
            member.problem("machines, and nobody else, stand under " + Roles.ALERT_SOURCE + ".");
        }
        return new Person(
                member.text("name"),
                login,
                machine ? "" : member.email("email"),
                machine ? "" : member.text("phone"),
                machine ? "" : member.text("deputy"),
                List.of(role));
    }

    private static void checkMembers(Section part, Role role) {
        List<String> logins = role.members().stream().map(Person::login).toList();
        if (!role.id().equals(Roles.ALERT_SOURCE) && logins.size() < 2) {
            part.problem("at least two members are needed, so that somebody can stand in and check.");
        }
        for (Person person : role.members()) {
            boolean standsIn =
                    logins.contains(person.deputy()) && !person.deputy().equals(person.login());
            if (!person.deputy().isEmpty() && !standsIn) {
                part.problem("'" + person.deputy() + "' cannot stand in for '" + person.login()
                        + "': a deputy is another member of the same role.");
            }
        }
    }
}
