package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Restriction;
import dev.firebreak.notification.Discretion.Knowledge;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import dev.firebreak.web.Roles;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whom a notice of a restricted case goes to: of the house its named people only, of those outside whom a person chose or
 * cleared after it was restricted, and its own reporter, without what they did not tell us themself. Decision 0005.
 */
@Component
class Confidants {

    private final Roster roster;
    private final Processes processes;

    Confidants(Roster roster, Processes processes) {
        this.roster = roster;
        this.processes = processes;
    }

    /**
     * @param meant whom it would go to in a case that is not restricted
     * @throws NotSendable where nobody of the audience may know of the case
     */
    Addressed of(NoticeRequest request, CaseKey key, Restriction restriction, Addressed meant) {
        List<Person> named = named(restriction);
        if (named.isEmpty()) {
            throw new NotSendable("Nobody who is named on the restricted case " + key + " has a mail address. Name "
                    + "somebody on the case page, then send it again.");
        }
        String audience = request.audience();
        if (audience.equals(Addressees.REPORTER)) {
            return meant.with(discretion(named, Knowledge.THEIR_REPORT, ""));
        }
        if (audience.equals(Addressees.CASE_PEOPLE)) {
            return to(named, audience, named, "");
        }
        Set<String> ofTheTeam = ofTheTeam(request);
        return ofTheTeam.isEmpty()
                ? outside(request, key, restriction, meant, named)
                : inside(audience, key, ofTheTeam, named);
    }

    private Addressed inside(String audience, CaseKey key, Set<String> logins, List<Person> named) {
        List<Person> both =
                named.stream().filter(person -> logins.contains(person.login())).toList();
        if (!both.isEmpty()) {
            return to(both, audience, named, "");
        }
        List<Person> commanders = commanders(named);
        if (commanders.isEmpty()) {
            throw new NotSendable("Nobody who may see case " + key + " is in audience '" + audience + "', and no "
                    + "incident commander is named on it. Name someone on the case page, then send it again.");
        }
        return to(commanders, Roles.INCIDENT_COMMANDER, named, audience);
    }

    private Addressed outside(
            NoticeRequest request, CaseKey key, Restriction restriction, Addressed meant, List<Person> named) {
        String audience = request.audience();
        if (!roster.leavesTheHouse(audience)) {
            throw new NotSendable("Audience '" + audience + "' is an address that people read who may not know of case "
                    + key + ". Tell those whom you must by other means, or open the case to its roles again.");
        }
        if (processes
                .begin(request.activityInstance())
                .filter(asked -> !asked.isBefore(restriction.since()))
                .isEmpty()) {
            throw new NotSendable("Case " + key + " was restricted after this notice to '" + audience + "' had been "
                    + "cleared. Decide anew: send it again if it may still go out.");
        }
        meant.addresses().forEach(address -> requireNoColleague(address, key, named));
        return meant.with(discretion(named, Knowledge.WHAT_WAS_CLEARED, ""));
    }

    private void requireNoColleague(String address, CaseKey key, List<Person> named) {
        boolean unnamed = roster.people().stream()
                .filter(person -> !named.contains(person))
                .anyMatch(person -> person.email().equalsIgnoreCase(address));
        if (unnamed) {
            throw new NotSendable(address + " is the address of somebody of the team who may not know of case " + key
                    + ". Name them on the case page, then send it again.");
        }
    }

    /** The logins of an audience of the team; empty where it is another address. */
    private Set<String> ofTheTeam(NoticeRequest request) {
        Stream<String> logins = request.audience().equals(Addressees.TASK_HOLDER)
                ? Stream.of(request.text("taskHolder"))
                : roster.audience(request.audience()).stream().map(Person::login);
        return logins.collect(Collectors.toSet());
    }

    private List<Person> named(Restriction restriction) {
        return roster.people().stream()
                .filter(person -> restriction.people().contains(person.login()))
                .filter(person -> !person.email().isEmpty())
                .toList();
    }

    private List<Person> commanders(List<Person> named) {
        return named.stream()
                .filter(person -> person.roles().contains(Roles.INCIDENT_COMMANDER))
                .toList();
    }

    private Addressed to(List<Person> people, String audience, List<Person> named, String insteadOf) {
        return new Addressed(
                        people.stream().map(Person::email).distinct().toList(),
                        true,
                        people.size() == 1 ? people.get(0).name() : audience.replace('-', ' '))
                .with(discretion(named, Knowledge.EVERYTHING, insteadOf));
    }

    private Discretion discretion(List<Person> named, Knowledge knowledge, String insteadOf) {
        Person answers = commanders(named).stream().findFirst().orElse(named.get(0));
        return new Discretion(knowledge, answers.email(), answers.name(), insteadOf);
    }
}
