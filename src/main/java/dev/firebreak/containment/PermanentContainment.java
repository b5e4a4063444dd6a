package dev.firebreak.containment;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.web.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets two people sign that an action stays in force when its case closes. */
@Component
class PermanentContainment {

    private static final int NEEDED = 2;

    private final JdbcTemplate jdbc;
    private final ContainmentActions actions;
    private final AuditLog audit;
    private final Clock clock;

    PermanentContainment(JdbcTemplate jdbc, ContainmentActions actions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.actions = actions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores a signature; the second person's makes the action permanent.
     *
     * @return whether it is permanent now
     * @throws Refusal where there is nothing to sign, or the same person signed before
     */
    @Transactional
    public boolean sign(ContainmentAction action, String signer, String reason) {
        if (!action.state().signable()) {
            throw refused(action.summary() + " is " + action.state().plain() + "; only what is in force can stay.");
        }
        if (signers(action.id()).contains(signer)) {
            throw refused("You signed " + action.summary() + " already. It needs another person of incident command or "
                    + "management.");
        }
        jdbc.update(
                "INSERT INTO containment_permanent (action_id, signer, reason, at) VALUES (?, ?, ?, ?)",
                action.id(),
                signer,
                reason,
                Timestamp.from(clock.instant()));
        boolean permanent = signers(action.id()).size() >= NEEDED
                && actions.move(
                        action.id(), EnumSet.of(action.state()), ContainmentState.PERMANENT, "Signed: " + reason);
        audit.append(AuditEntry.ofCase(
                permanent ? "ContainmentMadePermanent" : "ContainmentSignedPermanent",
                action.caseKey().text(),
                signer + " signed that " + action.summary() + " stays. " + reason,
                Map.of("id", action.id(), "signer", signer)));
        return permanent;
    }

    /** Who signed so far, in order. */
    List<String> signers(long id) {
        return jdbc.queryForList(
                "SELECT signer FROM containment_permanent WHERE action_id = ? ORDER BY at, signer", String.class, id);
    }

    private static Refusal refused(String detail) {
        return new Refusal(HttpStatus.CONFLICT, "Not signed", detail);
    }
}
