package dev.firebreak.containment;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who approved what. Without approval nothing happens; nobody approves what they asked for. */
@Component
class ContainmentApprovals {

    private final JdbcTemplate jdbc;
    private final ContainmentActions actions;
    private final ApprovalRules rules;
    private final AuditLog audit;
    private final Clock clock;

    ContainmentApprovals(
            JdbcTemplate jdbc, ContainmentActions actions, ApprovalRules rules, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.actions = actions;
        this.rules = rules;
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

    /** What was decided about an action so far, oldest first. */
    List<ContainmentApproval> of(long id) {
        return jdbc.query(
                "SELECT action_id, approver, approved, reason, action_hash, at FROM containment_approval "
                        + "WHERE action_id = ? ORDER BY at, approver",
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
     * Decides by what people recorded: approved where at least {@code needed} of them, and never fewer than one, approved
     * this exact action and nobody spoke against it.
     */
    boolean decide(long id, int needed) {
        ContainmentAction action = actions.get(id);
        List<ContainmentApproval> all = of(id);
        long inFavour = all.stream().filter(ContainmentApproval::approved).count();
        boolean approved = inFavour == all.size() && inFavour >= Math.max(1, needed);
        boolean moved = actions.move(
                id,
                EnumSet.of(ContainmentState.REQUESTED),
                approved ? ContainmentState.APPROVED : ContainmentState.DECLINED,
                action.message());
        return approved && moved;
    }
}
