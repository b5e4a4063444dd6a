package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.engine.TaskRefused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets two people other than the one who asked override that a target is never contained. */
@Component
class ContainmentOverrides {

    private static final int NEEDED = 2;

    private final JdbcTemplate jdbc;
    private final ContainmentActions actions;
    private final NeverContain never;
    private final AuditLog audit;
    private final Clock clock;

    ContainmentOverrides(
            JdbcTemplate jdbc, ContainmentActions actions, NeverContain never, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.actions = actions;
        this.never = never;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why an action is refused; empty where its target is not protected, or two people have overridden that. */
    Optional<String> refusal(ContainmentAction action) {
        return never.reason(action.request()).filter(reason -> !isOverridden(action.id()));
    }

    /**
     * Stores what a person decided.
     *
     * @throws TaskRefused where this person may not decide; the refusal is in the record
     */
    void record(long id, String person, boolean granted, String reason) {
        ContainmentAction action = actions.get(id);
        problem(action, person).ifPresent(problem -> {
            audit.appendAlone(AuditEntry.ofCase(
                    "OverrideRefused",
                    action.caseKey().text(),
                    problem,
                    Map.of("id", id, "person", person, "requester", action.requester())));
            throw new TaskRefused(problem);
        });
        jdbc.update(
                """
                INSERT INTO containment_override (action_id, requester, action_hash, person, granted, reason, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, id, action.requester(), action.hash(), person, granted, reason, Timestamp.from(clock.instant()));
        audit.append(AuditEntry.ofCase(
                granted ? "ProtectionOverridden" : "ProtectionKept",
                action.caseKey().text(),
                person + (granted ? " overrides" : " keeps") + " the protection of " + action.target() + " ("
                        + never.reason(action.request()).orElse("no longer protected") + "): " + reason,
                Map.of("id", id, "hash", action.hash(), "person", person)));
    }

    /** Declines an action whose protection two people did not override. @return whether they did */
    boolean decide(long id) {
        ContainmentAction action = actions.get(id);
        Optional<String> refusal = refusal(action);
        refusal.ifPresent(reason -> actions.move(
                id, Set.of(ContainmentState.REQUESTED), ContainmentState.DECLINED, "Never contained: " + reason + "."));
        return refusal.isEmpty();
    }

    private boolean isOverridden(long id) {
        List<Boolean> all =
                jdbc.queryForList("SELECT granted FROM containment_override WHERE action_id = ?", Boolean.class, id);
        return all.size() >= NEEDED && !all.contains(false);
    }

    private Optional<String> problem(ContainmentAction action, String person) {
        if (person.equalsIgnoreCase(action.requester())) {
            return Optional.of(person + " asked for '" + action.summary()
                    + "' and so cannot override its protection. Leave it to two others.");
        }
        if (person.equals(Actor.SYSTEM) || person.equals(Actor.ANONYMOUS)) {
            return Optional.of(
                    "The protection of '" + action.target() + "' is overridden by people who are signed in.");
        }
        boolean again = !jdbc.queryForList(
                        "SELECT 1 FROM containment_override WHERE action_id = ? AND lower(person) = lower(?)",
                        Integer.class,
                        action.id(),
                        person)
                .isEmpty();
        return again
                ? Optional.of(person + " has decided about the protection of '" + action.target()
                        + "' already. It needs a second person.")
                : Optional.empty();
    }
}
