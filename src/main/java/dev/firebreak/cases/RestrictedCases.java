package dev.firebreak.cases;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.roster.Roster;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a case, and its tasks in the engine, to named people; and opens it to its roles again. */
@Component
public class RestrictedCases {

    private final Cases cases;
    private final CaseRows rows;
    private final CaseVisibility visibility;
    private final Restrictions restrictions;
    private final TaskGrants grants;
    private final Roster roster;
    private final AuditLog audit;

    RestrictedCases(
            Cases cases,
            CaseRows rows,
            CaseVisibility visibility,
            Restrictions restrictions,
            TaskGrants grants,
            Roster roster,
            AuditLog audit) {
        this.cases = cases;
        this.rows = rows;
        this.visibility = visibility;
        this.restrictions = restrictions;
        this.grants = grants;
        this.roster = roster;
        this.audit = audit;
    }

    /** Who may know of the case, for Firebreak itself: asks for nobody's right. Empty where it is not restricted. */
    public Optional<Restriction> restriction(CaseKey key) {
        return restrictions.find(key);
    }

    /** From now on only these people, whoever opened the case, whoever restricts it, and auditors know of it. */
    @Transactional
    public void restrict(CaseKey key, Collection<String> logins) {
        IncidentCase restricted = workable(key);
        if (logins.stream().anyMatch(Objects::isNull)) {
            throw CaseRefusal.invalid("'people' must be a list of logins.");
        }
        Set<String> people = new TreeSet<>(logins);
        people.add(Actor.current());
        people.add(restricted.openedBy());
        people.removeIf(login -> !logins.contains(login) && isNoPerson(login));
        List<String> unknown = people.stream().filter(this::isNoPerson).toList();
        if (!unknown.isEmpty()) {
            throw CaseRefusal.invalid(
                    "Nobody on the team is called " + String.join(", ", unknown) + ". Name people by their logins.");
        }
        // The row first: two people who restrict at once take turns, and so does whoever makes a task just now.
        rows.restricted(key, true);
        restrictions.replace(key, people);
        grants.onlyTo(key, people);
        record("CaseRestricted", key, " restricted the case to " + String.join(", ", people), people);
    }

    /** Opens a restricted case to the roles that work on cases. */
    @Transactional
    public void unrestrict(CaseKey key) {
        if (!workable(key).restricted()) {
            throw CaseRefusal.conflict("Case " + key + " is not restricted.");
        }
        rows.restricted(key, false);
        restrictions.replace(key, List.of());
        grants.toGroups(key);
        record("CaseUnrestricted", key, " opened the case to its roles again", Set.of());
    }

    private IncidentCase workable(CaseKey key) {
        visibility.requireWork(key);
        return cases.get(key);
    }

    private boolean isNoPerson(String login) {
        return roster.person(login).filter(person -> !person.isMachine()).isEmpty();
    }

    private void record(String kind, CaseKey key, String what, Set<String> people) {
        audit.append(AuditEntry.ofCase(kind, key.text(), Actor.current() + what, Map.of("people", people)));
    }
}
