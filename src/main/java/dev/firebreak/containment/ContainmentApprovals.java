package dev.firebreak.containment;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseState;
import dev.firebreak.cases.Cases;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who approved what. Without approval nothing happens; nobody approves what they asked for. */
@Component
class ContainmentApprovals {

    private final JdbcTemplate jdbc;
    private final ContainmentActions actions;
    private final ApprovalRules rules;
    private final AutomaticContainment automatic;
    private final Cases cases;
    private final Duration validFor;
    private final AuditLog audit;
    private final Clock clock;

    ContainmentApprovals(
            JdbcTemplate jdbc,
            ContainmentActions actions,
            ApprovalRules rules,
            AutomaticContainment automatic,
            Cases cases,
            ContainmentProperties properties,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.actions = actions;
        this.rules = rules;
        this.automatic = automatic;
        this.cases = cases;
        this.validFor = properties.approvalValidFor();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores what a person decided, bound to the exact action.
     *
     * @throws dev.firebreak.engine.TaskRefused where this person may not decide; the refusal is in the record
     */
    void record(long id, String approver, boolean approved, String reason) {
        ContainmentAction action = actions.get(id);
        rules.require(action, approver, of(id));
        jdbc.update(
                """
                INSERT INTO containment_approval (action_id, requester, action_hash, approver, approved, reason, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                action.requester(),
                action.hash(),
                approver,
                approved,
                reason,
                Timestamp.from(clock.instant()));
        String verb = approved ? " approved: " : " did not approve: ";
        audit.append(AuditEntry.ofCase(
                approved ? "ContainmentApproved" : "ContainmentDeclined",
                action.caseKey().text(),
                approver + verb + action.summary() + ". " + reason,
                Map.of("id", id, "hash", action.hash(), "approver", approver)));
    }

    /** What was decided about an action and still counts, oldest first. */
    List<ContainmentApproval> of(long id) {
        return jdbc.query(
                "SELECT action_id, approver, approved, reason, action_hash, at FROM containment_approval "
                        + "WHERE action_id = ? AND lapsed_at IS NULL ORDER BY at, approver",
                (row, n) -> new ContainmentApproval(
                        row.getLong("action_id"),
                        row.getString("approver"),
                        row.getBoolean("approved"),
                        row.getString("reason"),
                        row.getString("action_hash"),
                        row.getTimestamp("at").toInstant()),
                id);
    }

    /**
     * Decides by what people recorded: approved where at least {@code needed} of them approved this exact action and nobody
     * spoke against it. Without anybody only where the action is switched on to happen by itself.
     */
    Decision decide(long id, int needed) {
        ContainmentAction action = actions.get(id);
        if (cases.get(action.caseKey()).state() != CaseState.OPEN) {
            move(action, ContainmentState.WITHDRAWN, "The case had ended before this was decided.");
            return Decision.DECLINED;
        }
        if (lapse(action)) {
            return Decision.LAPSED;
        }
        List<ContainmentApproval> all = of(id);
        long inFavour = all.stream().filter(ContainmentApproval::approved).count();
        int least = automatic.covers(action) ? 0 : 1;
        boolean approved = inFavour == all.size() && inFavour >= Math.max(least, needed);
        boolean moved =
                move(action, approved ? ContainmentState.APPROVED : ContainmentState.DECLINED, action.message());
        return approved && moved ? Decision.APPROVED : Decision.DECLINED;
    }

    /**
     * Ends the approvals of an action where one of them is too old by now, or is not of the action as it stands; the action
     * waits for approval again.
     *
     * @return whether it does
     */
    boolean lapse(ContainmentAction action) {
        Instant oldest = clock.instant().minus(validFor);
        String exact = ActionHash.of(ActionHash.exact(action.requestedIn(), action.request()));
        Optional<ContainmentApproval> lapsed = of(action.id()).stream()
                .filter(approval ->
                        approval.at().isBefore(oldest) || !approval.hash().equals(exact))
                .findFirst();
        if (lapsed.isEmpty()) {
            return false;
        }
        jdbc.update(
                "UPDATE containment_approval SET lapsed_at = ? WHERE action_id = ? AND lapsed_at IS NULL",
                Timestamp.from(clock.instant()),
                action.id());
        String why =
                "The approval of " + lapsed.get().approver() + " for '" + action.summary() + "' lapsed: it counts for "
                        + validFor.toMinutes() + " minutes, and for the action as it was. It is asked for again.";
        actions.move(
                action.id(),
                EnumSet.of(ContainmentState.REQUESTED, ContainmentState.APPROVED),
                ContainmentState.REQUESTED,
                why);
        audit.append(AuditEntry.ofCase(
                "ApprovalLapsed",
                action.caseKey().text(),
                why,
                Map.of(
                        "id",
                        action.id(),
                        "hash",
                        action.hash(),
                        "approver",
                        lapsed.get().approver())));
        return true;
    }

    private boolean move(ContainmentAction action, ContainmentState to, String message) {
        return actions.move(action.id(), EnumSet.of(ContainmentState.REQUESTED), to, message);
    }

    /** What the approvals of an action come to. */
    enum Decision {
        APPROVED,
        DECLINED,
        /** Asked for again. */
        LAPSED
    }
}
