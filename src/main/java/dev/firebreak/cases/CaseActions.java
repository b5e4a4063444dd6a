package dev.firebreak.cases;

import dev.firebreak.alert.Texts;
import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.engine.StalledEffects;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do to a case outside its tasks. All of it is recorded; all of it throws a {@link dev.firebreak.web.Refusal}
 * with a sentence: 404 where the person may not know of the case, 403 where they only read, 409 where the case has ended,
 * 422 where something is missing.
 */
@Component
public class CaseActions {

    private static final int NOTE = 10_000;
    private static final int REASON = 2_000;
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    private final Cases cases;
    private final CaseRows rows;
    private final CaseVisibility visibility;
    private final CaseMessages messages;
    private final CaseEnding ending;
    private final CaseTitles titles;
    private final StartVariables variables;
    private final CaseRequests requests;
    private final StalledEffects stalled;
    private final AuditLog audit;

    CaseActions(
            Cases cases,
            CaseRows rows,
            CaseVisibility visibility,
            CaseMessages messages,
            CaseEnding ending,
            CaseTitles titles,
            StartVariables variables,
            CaseRequests requests,
            StalledEffects stalled,
            AuditLog audit) {
        this.cases = cases;
        this.rows = rows;
        this.visibility = visibility;
        this.messages = messages;
        this.ending = ending;
        this.titles = titles;
        this.variables = variables;
        this.requests = requests;
        this.stalled = stalled;
        this.audit = audit;
    }

    /** Writes a note on the timeline. */
    @Transactional
    public void note(CaseKey key, @Nullable String text) {
        open(key);
        String note = Asked.text("text", text, NOTE);
        record("NoteAdded", key, Texts.shorten(note, REASON), Map.of("text", note));
    }

    /** Gives the case another title, such as a code name. */
    @Transactional
    public void rename(CaseKey key, @Nullable String title) {
        IncidentCase before = open(key);
        String name = Asked.line("title", title, Texts.TITLE);
        titles.set(key, name);
        record(
                "CaseRenamed",
                key,
                Actor.current() + " renamed the case to '" + name + "'",
                Map.of("before", before.title(), "title", name));
    }

    /** Sets another severity than the table's; the plan moves due dates and tells the team. */
    @Transactional
    public void changeSeverity(CaseKey key, @Nullable String severity, @Nullable String reason) {
        open(key);
        if (severity == null || !SEVERITIES.contains(severity)) {
            throw CaseRefusal.invalid("'severity' must be one of " + String.join(", ", SEVERITIES) + ".");
        }
        String why = Asked.text("reason", reason, REASON);
        sent(messages.send("SeverityChanged", key, Map.of("severityOverride", severity, "severityReason", why)), key);
        record(
                "SeverityChanged",
                key,
                Actor.current() + " asks for severity " + severity + ": " + why,
                Map.of("severity", severity, "reason", why));
    }

    /** Ends the case as no incident; what is contained is released by the plan. */
    @Transactional
    public void dismiss(CaseKey key, @Nullable String reason) {
        open(key);
        String why = Asked.text("reason", reason, REASON);
        sent(messages.sendToAll("CaseDismissed", key, Map.of("dismissalReason", why)), key);
        record("DismissalRequested", key, Actor.current() + " dismisses the case: " + why, Map.of("reason", why));
    }

    /** Ends the case, which goes on in another one. */
    @Transactional
    public void merge(CaseKey key, @Nullable String into) {
        visibility.requireWork(key);
        try {
            CaseKey target = ending.target(key, into == null ? "" : into);
            open(key);
            record(
                    "MergeRequested",
                    key,
                    Actor.current() + " merges the case into " + target,
                    Map.of("into", target.text()));
            sent(messages.sendToAll("CaseMerged", key, Map.of("mergedInto", target.text())), key);
        } catch (MergeRefused e) {
            throw CaseRefusal.conflict(String.valueOf(e.getMessage()));
        }
    }

    /** Takes up a closed or dismissed case again, from its beginning. */
    @Transactional
    public void reopen(CaseKey key, @Nullable String reason) {
        visibility.requireWork(key);
        String why = Asked.text("reason", reason, REASON);
        if (!rows.reopen(key)) {
            IncidentCase now = cases.get(key);
            throw now.state() == CaseState.OPEN
                    ? CaseRefusal.conflict("Case " + key + " is open. Work on it.")
                    : CaseRefusal.ended(now);
        }
        record("CaseReopened", key, Actor.current() + " reopened the case: " + why, Map.of("reason", why));
        messages.start("CaseReopened", key, variables.again(cases.get(key)));
    }

    /** Has somebody do what the plan does not foresee. */
    @Transactional
    public void requestTask(CaseKey key, RequestedTask task) {
        open(key);
        requests.task(key, task);
    }

    /** Asks an expert outside for help; the plan sends the mail and follows up. */
    @Transactional
    public void requestExperts(CaseKey key, RequestedHelp help) {
        open(key);
        requests.experts(key, help);
    }

    /**
     * Has an effect tried again that broke and stands still.
     *
     * @param effect id of the external task, as the page of the case shows it
     */
    @Transactional
    public void retryEffect(CaseKey key, @Nullable String effect) {
        visibility.requireWork(key);
        if (effect == null || !stalled.again(key.text(), effect)) {
            throw CaseRefusal.conflict(
                    "Nothing of this name stands still in case " + key + ". Look at the page again.");
        }
    }

    private IncidentCase open(CaseKey key) {
        visibility.requireWork(key);
        IncidentCase found = cases.get(key);
        if (!rows.lockOpen(key)) {
            throw CaseRefusal.ended(cases.get(key));
        }
        return found;
    }

    private static void sent(boolean awaited, CaseKey key) {
        if (!awaited) {
            throw CaseRefusal.notNow(key);
        }
    }

    private void record(String kind, CaseKey key, String summary, Map<String, ?> details) {
        audit.append(AuditEntry.ofCase(kind, key.text(), summary, details));
    }
}
