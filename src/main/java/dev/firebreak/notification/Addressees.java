package dev.firebreak.notification;

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

    private final Roster roster;
    private final ClockTable clocks;

    Addressees(Roster roster, ClockTable clocks) {
        this.roster = roster;
        this.clocks = clocks;
    }

    Addressed of(NoticeRequest request, String reporter) {
        return switch (request.audience()) {
            case "reporter" -> one(reporter, "colleague");
            case "external-expert" -> one(request.text("expertMail"), request.text("expertName"));
            case "task-holder" -> taskHolder(request.text("taskHolder"));
            case "regulator" -> regulator(request.text("clock"));
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
