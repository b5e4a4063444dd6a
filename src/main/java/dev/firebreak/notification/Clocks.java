package dev.firebreak.notification;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The clocks that law sets to a case: opened where the plan's table names an obligation, answered by a notice or by the
 * recorded decision that none is required. Runs inside the transaction of the process that asks.
 */
@Component
public class Clocks {

    private final ClockTable table;
    private final ClockOpener opener;
    private final NoticeTable notices;
    private final Processes processes;
    private final AuditLog audit;
    private final Clock clock;

    Clocks(
            ClockTable table,
            ClockOpener opener,
            NoticeTable notices,
            Processes processes,
            AuditLog audit,
            Clock clock) {
        this.table = table;
        this.opener = opener;
        this.notices = notices;
        this.processes = processes;
        this.audit = audit;
        this.clock = clock;
    }

    /** All clocks of a case, the most urgent first. */
    public List<LegalClock> of(CaseKey key) {
        return table.of(key.text());
    }

    LegalClock get(String id) {
        return table.find(id)
                .orElseThrow(() -> new IllegalStateException("There is no clock '" + id + "'. See the case's clocks."));
    }

    /**
     * Opens the clocks that the named obligations start now and gives those that nobody answers yet, as
     * {@link #takeUp}. A case has one clock for each obligation, however often its table is asked.
     */
    List<String> open(CaseKey key, String deployment, List<String> obligations, String processInstance) {
        opener.open(key, deployment, obligations);
        return takeUp(key, processInstance);
    }

    /**
     * Gives the open clocks that nobody answers yet: the new ones, those that came from a merged case, and those whose
     * process ended without an answer. Each is given to one process only.
     *
     * @param processInstance that takes them up
     */
    List<String> takeUp(CaseKey key, String processInstance) {
        return table.of(key.text()).stream()
                .filter(LegalClock::isOpen)
                .map(LegalClock::id)
                .filter(id -> takeUp(id, processInstance))
                .toList();
    }

    private boolean takeUp(String id, String processInstance) {
        Optional<String> holder = table.takenUpBy(id);
        return holder.map(processes::hasEnded).orElse(true) && table.takeUp(id, holder, processInstance);
    }

    /** Whether the notice that answers a clock has left. */
    boolean isSubmitted(String id) {
        return notices.sentFor(id).isPresent();
    }

    /** When the notice that answers a clock left. Now, where it went by other means than ours. */
    Instant submittedAt(String id) {
        return notices.sentFor(id).orElseGet(clock::instant);
    }

    /**
     * Records how a clock was answered, and starts those that run from this submission.
     *
     * @throws IllegalStateException where it has been answered before
     */
    void answer(String id, ClockAnswer answer, String deployment, List<String> obligations) {
        LegalClock open = get(id);
        Instant now = clock.instant();
        LegalClock answered = answered(open, answer, now);
        if (!table.answer(answered)) {
            throw new IllegalStateException("Clock '" + id + "' has been answered before. See the case's clocks.");
        }
        String late = answered.isLate(now) ? " after the deadline" : "";
        audit.append(AuditEntry.ofCase(
                "ClockAnswered",
                open.caseKey(),
                answer.isNotify()
                        ? open.name() + " was answered by a notice" + late
                        : open.name() + " needs no notice: " + answer.reason(),
                Map.of(
                        "clock", id,
                        "decision", answered.decision(),
                        "reason", answered.reason(),
                        "reference", answered.reference(),
                        "lateReason", answered.lateReason(),
                        "deadline", open.deadline())));
        opener.openAfter(new CaseKey(open.caseKey()), deployment, obligations, open.obligation());
    }

    private LegalClock answered(LegalClock open, ClockAnswer answer, Instant now) {
        return new LegalClock(
                open.id(),
                open.caseKey(),
                open.obligation(),
                open.regime(),
                open.article(),
                open.recipient(),
                open.template(),
                open.contentRequired(),
                open.startedAt(),
                open.startedWhy(),
                open.deadline(),
                answer.isNotify() ? LegalClock.ANSWERED : LegalClock.NOT_REQUIRED,
                answer.decision(),
                answer.isNotify() ? "" : answer.reason(),
                answer.reference(),
                answer.lateReason(),
                answer.isNotify() ? submittedAt(open.id(), answer) : null,
                now,
                Actor.current());
    }

    private Instant submittedAt(String id, ClockAnswer answer) {
        Instant at = answer.submittedAt();
        return at == null ? submittedAt(id) : at;
    }
}
