package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseFollower;
import dev.firebreak.cases.CaseKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves open clocks to the case that a case is merged into. Each keeps its deadline, and the other case answers each of
 * them, even where it has a clock for the same obligation: which notice covers both is for legal to say. Whoever worked
 * on them before stops.
 */
@Component
@Order(20)
class ClockMover implements CaseFollower {

    private static final Logger LOG = LoggerFactory.getLogger(ClockMover.class);
    private static final String MOVED = "ClockMoved";
    private static final String OBLIGATIONS = "obligations";

    private final Clocks clocks;
    private final ClockTable table;
    private final Processes processes;
    private final RuntimeService runtime;
    private final AuditLog audit;

    ClockMover(Clocks clocks, ClockTable table, Processes processes, RuntimeService runtime, AuditLog audit) {
        this.clocks = clocks;
        this.table = table;
        this.processes = processes;
        this.runtime = runtime;
        this.audit = audit;
    }

    @Override
    public void merged(CaseKey from, CaseKey into) {
        List<LegalClock> open =
                clocks.of(from).stream().filter(LegalClock::isOpen).toList();
        List<String> holders = open.stream()
                .flatMap(clock -> table.takenUpBy(clock.id()).stream())
                .toList();
        processes.endBeside(from, holders, "Case " + from + " was merged into " + into);
        open.forEach(clock -> move(clock, into));
    }

    private void move(LegalClock clock, CaseKey into) {
        Optional<String> holder = table.takenUpBy(clock.id());
        table.move(clock.id(), into.text());
        Map<String, Object> details = Map.of("clock", clock.id(), "from", clock.caseKey(), "into", into.text());
        String summary = clock.name() + " moved from " + clock.caseKey() + " to " + into + ", with its deadline";
        audit.append(AuditEntry.ofCase(MOVED, clock.caseKey(), summary, details));
        audit.append(AuditEntry.ofCase(MOVED, into.text(), summary, details));
        start(clock, holder, into)
                .ifPresentOrElse(
                        process -> table.takeUp(clock.id(), Optional.empty(), process),
                        () -> LOG.warn(
                                "No process of the plan takes up clock {} in case {}: none starts with the message {}. "
                                        + "It waits until the case next looks for clocks.",
                                clock.id(),
                                into,
                                MOVED));
    }

    /** The process instance that answers it in the other case; empty where the plan has none for this. */
    private Optional<String> start(LegalClock clock, Optional<String> holder, CaseKey into) {
        Map<String, Object> variables = processes.variablesOf(into);
        variables.put("clock", clock.id());
        // Which clocks may run from its submission was decided with the facts of the case that it comes from.
        holder.flatMap(process -> processes.variable(process, OBLIGATIONS))
                .ifPresent(obligations -> variables.put(OBLIGATIONS, obligations));
        List<MessageCorrelationResult> started = runtime.createMessageCorrelation(MOVED)
                .processInstanceBusinessKey(into.text())
                .setVariables(variables)
                .correlateAllWithResult();
        return started.stream()
                .map(MessageCorrelationResult::getProcessInstance)
                .map(ProcessInstance::getId)
                .findFirst();
    }
}
