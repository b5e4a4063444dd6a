package dev.firebreak.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the team file says, checked. Lists keep the file's order. */
record Team(
        Organisation organisation,
        List<Role> roles,
        Rota rota,
        List<EscalationStep> escalation,
        Channels channels,
        List<Expert> experts,
        Map<String, Contact> authorities,
        Map<String, Audience> audiences) {

    List<Person> people() {
        return roles.stream().flatMap(role -> role.members().stream()).toList();
    }

    Optional<Person> person(String login) {
        return people().stream().filter(person -> person.login().equals(login)).findFirst();
    }

    List<Person> members(String role) {
        return roles.stream()
                .filter(each -> each.id().equals(role))
                .flatMap(each -> each.members().stream())
                .toList();
    }
}
