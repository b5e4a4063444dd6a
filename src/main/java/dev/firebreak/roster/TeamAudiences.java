package dev.firebreak.roster;

import dev.firebreak.web.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The audiences whose addresses come from roles and rota instead of the file's own list. */
final class TeamAudiences {

    private static final String ON_CALL = "on-call";
    private static final String ON_CALL_DEPUTY = "on-call-deputy";
    private static final String RESPONSE_TEAM = "response-team";

    /** Whoever works on a case from its first minute; the others join when a task or a notice asks them to. */
    private static final Set<String> RESPONSE_ROLES =
            Set.of(Roles.ANALYST, Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.IT_OPERATIONS);

    /** Addressed by the case itself: whoever holds the task. Always of the team. */
    private static final String TASK_HOLDER = "task-holder";

    private TeamAudiences() {}

    static boolean isOfTheTeam(String audience) {
        return Roles.all().contains(audience)
                || Set.of(ON_CALL, ON_CALL_DEPUTY, RESPONSE_TEAM, TASK_HOLDER).contains(audience);
    }

    static Stream<Person> people(Team team, String audience, Instant at) {
        return switch (audience) {
            case ON_CALL -> onCall(team, team.rota().at(at).shift().person());
            case ON_CALL_DEPUTY -> onCall(team, team.rota().at(at).shift().deputy());
            case RESPONSE_TEAM ->
                team.people().stream().filter(person -> person.roles().stream().anyMatch(RESPONSE_ROLES::contains));
            default -> team.members(audience).stream();
        };
    }

    private static Stream<Person> onCall(Team team, String login) {
        return Stream.of(login).flatMap(each -> team.person(each).stream());
    }

    static List<String> addresses(Stream<Person> people) {
        return people.map(Person::email)
                .filter(email -> !email.isEmpty())
                .distinct()
                .toList();
    }
}
