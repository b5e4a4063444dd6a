package dev.firebreak.cases;

import dev.firebreak.alert.Alerts;
import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ways in which a case ends, as steps of the plan. */
@Component
class CaseEnding {

    private final Cases cases;
    private final CaseRows rows;
    private final CaseFindings findings;
    private final CaseVisibility visibility;
    private final CaseMessages messages;
    private final Alerts alerts;
    private final ObjectProvider<CaseFollower> followers;
    private final AuditLog audit;

    CaseEnding(
            Cases cases,
            CaseRows rows,
            CaseFindings findings,
            CaseVisibility visibility,
            CaseMessages messages,
            Alerts alerts,
            ObjectProvider<CaseFollower> followers,
            AuditLog audit) {
        this.cases = cases;
        this.rows = rows;
        this.findings = findings;
        this.visibility = visibility;
        this.messages = messages;
        this.alerts = alerts;
        this.followers = followers;
        this.audit = audit;
    }

    /** Closed after all was done. */
    @Transactional
    public void close(CaseKey key) {
        if (end(key, CaseState.CLOSED, null)) {
            record("CaseClosed", key, "The case was closed", Map.of());
        }
    }

    /** It was no incident. */
    @Transactional
    public void dismiss(CaseKey key, String reason) {
        if (end(key, CaseState.DISMISSED, null)) {
            record(
                    "CaseDismissed",
                    key,
                    Actor.current() + " dismissed the case" + (reason.isBlank() ? "" : ": " + reason),
                    Map.of("reason", reason));
        }
    }

    /** It goes on in another case: alerts, findings and what other packages keep move there. */
    @Transactional
    public void merge(CaseKey key, String target) throws MergeRefused {
        CaseKey into = target(key, target);
        IncidentCase merged = cases.get(key);
        if (!end(key, CaseState.MERGED, into)) {
            throw new MergeRefused("Case " + key + " has ended already.");
        }
        alerts.move(key.text(), into.text());
        findings.add(into, merged.assets(), merged.accounts(), merged.indicators());
        followers.orderedStream().forEach(follower -> follower.merged(key, into));
        Map<String, Object> both = Map.of("from", key.text(), "into", into.text());
        record("CaseMerged", key, Actor.current() + " merged the case into " + into, both);
        record("CaseMergedHere", into, Actor.current() + " merged case " + key + " into this one", both);
        messages.send("AlertJoined", into, Map.of("relatedTitle", merged.title(), "relatedAlertId", key.text()));
    }

    /** The case to merge into, open; both are locked, so that nothing joins the one that ends any more. */
    CaseKey target(CaseKey key, String target) throws MergeRefused {
        String text = target.strip();
        if (!CaseKey.isKey(text) || !visibility.isVisible(new CaseKey(text))) {
            throw new MergeRefused("There is no case '" + text + "'. Look up the key, such as IR-2026-0001.");
        }
        CaseKey into = new CaseKey(text);
        if (into.equals(key)) {
            throw new MergeRefused("A case cannot be merged into itself. Name the other one.");
        }
        rows.lock(key, into);
        if (!rows.lockOpen(into)) {
            throw new MergeRefused("Case " + into + " is not open. Reopen it first, or name the case that goes on.");
        }
        return into;
    }

    private boolean end(CaseKey key, CaseState state, @Nullable CaseKey mergedInto) {
        boolean ended = rows.end(key, state, mergedInto);
        if (ended && mergedInto == null) {
            followers.orderedStream().forEach(follower -> follower.ended(key));
        }
        if (ended && cases.get(key).drill()) {
            messages.drillFinished(key);
        }
        return ended;
    }

    private void record(String kind, CaseKey key, String summary, Map<String, ?> details) {
        audit.append(AuditEntry.ofCase(kind, key.text(), summary, details));
    }
}
