package dev.firebreak.notification;

import dev.firebreak.cases.IncidentCase;
import dev.firebreak.cases.RestrictedCases;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds whom an audience means: from the roster, or from the process where only that knows. */
@Component
class Addressees {

    static final List<String> VARIABLES =
            List.of("audience", "reporter", "expertMail", "expertName", "taskHolder", "clock");

    static final String REPORTER = "reporter";
    static final String TASK_HOLDER = "task-holder";

    /** Whoever is named on a restricted case; in any other the response team. */
    static final String CASE_PEOPLE = "case-people";

    private final Roster roster;
    private final ClockTable clocks;
    private final RestrictedCases restricted;
    private final Confidants confidants;

    Addressees(Roster roster, ClockTable clocks, RestrictedCases restricted, Confidants confidants) {
        this.roster = roster;
        this.clocks = clocks;
        this.restricted = restricted;
        this.confidants = confidants;
    }

    /** @throws NotSendable where the case is restricted and nobody of the audience may know of it */
    Addressed of(NoticeRequest request, Optional<IncidentCase> about) {
        Addressed meant = meant(request, about.map(IncidentCase::reporter).orElse(""));
        return about.map(IncidentCase::key)
                .flatMap(key ->
                        restricted.restriction(key).map(restriction -> confidants.of(request, key, restriction, meant)))
                .orElse(meant);
    }

    private Addressed meant(NoticeRequest request, String reporter) {
        return switch (request.audience()) {
            case REPORTER -> one(reporter, "colleague");
            case "external-expert" -> one(request.text("expertMail"), request.text("expertName"));
            case TASK_HOLDER -> taskHolder(request.text("taskHolder"));
            case "regulator" -> regulator(request.text("clock"));
            case CASE_PEOPLE -> listed("response-team");
            default -> listed(request.audience());
        };
    }

    private Addressed listed(String audience) {
        List<String> addresses = roster.addresses(audience);
        String name = addresses.size() == 1 ? person(addresses.get(0)) : "";
        return new Addressed(
                addresses, !roster.leavesTheHouse(audience), name.isEmpty() ? audience.replace('-', ' ') : name);
    }

    /** The authority that the clock names; without a clock, the house's usual one. */
    private Addressed regulator(String clock) {
        Optional<String> authority = clocks.find(clock).flatMap(found -> roster.authorityAddress(found.recipient()));
        return authority.map(address -> one(address, "authority")).orElseGet(() -> listed("regulator"));
    }

    private Addressed taskHolder(String login) {
        return roster.person(login)
                .map(person -> one(person.email(), person.name()))
                .orElseGet(() -> new Addressed(List.of(), true, login));
    }

    private Addressed one(String address, String name) {
        return address.isBlank()
                ? new Addressed(List.of(), true, name)
                : new Addressed(List.of(address.strip()), roster.isInside(address.strip()), name);
    }

    private String person(String address) {
        Stream<Person> people = roster.people().stream();
        return people.filter(person -> person.email().equals(address))
                .map(Person::name)
                .findFirst()
                .orElse("");
    }
}
