package dev.firebreak.cases;

import dev.firebreak.audit.RecordSearch;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who has to do with a case. */
@Component
class CasePeople {

    private final RecordSearch search;
    private final Roster roster;
    private final Restrictions restrictions;

    CasePeople(RecordSearch search, Roster roster, Restrictions restrictions) {
        this.search = search;
        this.roster = roster;
        this.restrictions = restrictions;
    }

    /** Everybody of the team who did something on the case. */
    List<Person> worked(CaseKey key) {
        return search.actors(key.text()).stream()
                .map(roster::person)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Who may know of a restricted case. */
    List<Person> named(CaseKey key) {
        return restrictions.people(key.text()).stream()
                .map(roster::person)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Everybody of the team who can be given something to do. */
    List<Person> team() {
        return roster.people().stream().filter(person -> !person.isMachine()).toList();
    }
}
