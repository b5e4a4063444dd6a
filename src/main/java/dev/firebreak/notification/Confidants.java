package dev.firebreak.notification;

import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.cases.RestrictedCases;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who of the house may hear of a restricted case. */
@Component
class Confidants {

    private final Cases cases;
    private final RestrictedCases restricted;
    private final Roster roster;

    Confidants(Cases cases, RestrictedCases restricted, Roster roster) {
        this.cases = cases;
        this.restricted = restricted;
        this.roster = roster;
    }

    /** The people named on the case, or on the one that it was merged into; empty where neither is restricted. */
    Optional<List<Person>> of(IncidentCase about) {
        if (about.restricted()) {
            return Optional.of(restricted.people(about.key()).stream()
                    .map(roster::person)
                    .flatMap(Optional::stream)
                    .toList());
        }
        return Optional.ofNullable(about.mergedInto()).flatMap(cases::find).flatMap(this::of);
    }
}
