package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.engine.TaskRefused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Holds an action that destroys evidence back until a snapshot of its machine is taken, or a person records why not. */
@Component
class EvidenceFirst {

    /** The message that wakes what waits for a snapshot, and the record's kind for it. */
    static final String KEPT = "EvidenceKept";

    private final JdbcTemplate jdbc;
    private final ContainmentActions actions;
    private final ContainmentProcesses processes;
    private final AuditLog audit;
    private final Clock clock;

    EvidenceFirst(
            JdbcTemplate jdbc,
            ContainmentActions actions,
            ContainmentProcesses processes,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.actions = actions;
        this.processes = processes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores what the plan's table says about an action: from then on it is held back, whatever a diagram does. */
    void require(long id, boolean evidenceFirst) {
        jdbc.update("UPDATE containment_action SET evidence_first = ? WHERE id = ?", evidenceFirst, id);
    }

    /** Why an action is held back; empty where nothing is lost, evidence is kept, or a person decided to go on. */
    Optional<String> refusal(ContainmentAction action) {
        boolean open = isRequired(action.id())
                && snapshots(action).stream().noneMatch(each -> each.state() == ContainmentState.DONE)
                && !isDecided(action.id());
        return open
                ? Optional.of("it destroys evidence, and no snapshot of " + action.target() + " is taken on case "
                        + action.caseKey() + ". Take one, or record why not")
                : Optional.empty();
    }

    /** The snapshots of the same machine on the same case, oldest first; one of a drill keeps nothing of the real machine. */
    List<ContainmentAction> snapshots(ContainmentAction action) {
        // Whoever looks and whoever ends a snapshot do so one after the other, else the message could be missed.
        jdbc.query(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                (row, n) -> true,
                "evidence/" + action.caseKey().text());
        return actions.of(action.caseKey()).stream()
                .filter(each -> each.kind() == ContainmentKind.TAKE_SNAPSHOT
                        && each.target().equals(action.target())
                        && each.drill() == action.drill())
                .toList();
    }

    /** Lets go on what waits for this snapshot; nothing where it is none, or is not taken. */
    void announce(ContainmentAction snapshot) {
        boolean taken = snapshots(snapshot).stream()
                .anyMatch(each -> each.id() == snapshot.id() && each.state() == ContainmentState.DONE);
        if (taken) {
            audit.append(AuditEntry.ofCase(
                    KEPT,
                    snapshot.caseKey().text(),
                    "Evidence of " + snapshot.target() + " is kept: " + snapshot.summary(),
                    Map.of("id", snapshot.id(), "target", snapshot.target())));
            processes.tell(KEPT, snapshot.caseKey(), "target", snapshot.target());
        }
    }

    /**
     * Stores what a person decided about an action that is held back.
     *
     * @throws TaskRefused where nobody is signed in, or no reason is given
     */
    void record(long id, String decision, String person, String reason) {
        ContainmentAction action = actions.get(id);
        if (reason.isBlank() || person.equals(Actor.SYSTEM) || person.equals(Actor.ANONYMOUS)) {
            throw new TaskRefused("Say as a signed-in person where the evidence of '" + action.target()
                    + "' is kept, or why '" + action.summary() + "' goes on without it.");
        }
        jdbc.update("""
                INSERT INTO containment_evidence (action_id, decision, reason, person, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (action_id) DO UPDATE SET decision = excluded.decision, reason = excluded.reason,
                    person = excluded.person, at = excluded.at
                """, id, decision, reason, person, Timestamp.from(clock.instant()));
        boolean givenUp = decision.equals("given-up");
        if (givenUp) {
            Set<ContainmentState> notSent = EnumSet.of(ContainmentState.REQUESTED, ContainmentState.APPROVED);
            actions.move(id, notSent, ContainmentState.WITHDRAWN, "Given up for the sake of evidence. " + reason);
        }
        audit.append(AuditEntry.ofCase(
                givenUp ? "ContainmentGivenUp" : "EvidenceDecided",
                action.caseKey().text(),
                person + (givenUp ? " gives up " : " lets go on without a snapshot: ") + action.summary() + ". "
                        + reason,
                Map.of("id", id, "decision", decision, "person", person)));
    }

    private boolean isRequired(long id) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("SELECT evidence_first FROM containment_action WHERE id = ?", Boolean.class, id));
    }

    private boolean isDecided(long id) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM containment_evidence WHERE action_id = ? AND decision <> 'given-up'",
                        Integer.class,
                        id)
                .isEmpty();
    }
}
