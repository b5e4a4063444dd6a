package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseFollower;
import dev.firebreak.cases.CaseKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves open clocks to the case that a case is merged into. Each keeps its deadline, and the other case answers each of
 * them, even where it has a clock for the same obligation: which notice covers both is for legal to say.
 */
@Component
class ClockMover implements CaseFollower {

    private static final Logger LOG = LoggerFactory.getLogger(ClockMover.class);
    private static final String MOVED = "ClockMoved";

    private final Clocks clocks;
    private final ClockTable table;
    private final RuntimeService runtime;
    private final AuditLog audit;

    ClockMover(Clocks clocks, ClockTable table, RuntimeService runtime, AuditLog audit) {
        this.clocks = clocks;
        this.table = table;
        this.runtime = runtime;
        this.audit = audit;
    }

    @Override
    public void merged(CaseKey from, CaseKey into) {
        clocks.of(from).stream().filter(LegalClock::isOpen).forEach(clock -> move(clock, into));
    }

    private void move(LegalClock clock, CaseKey into) {
        table.move(clock.id(), into.text());
        Map<String, Object> details = Map.of("clock", clock.id(), "from", clock.caseKey(), "into", into.text());
        String summary = clock.name() + " moved from " + clock.caseKey() + " to " + into + ", with its deadline";
        audit.append(AuditEntry.ofCase(MOVED, clock.caseKey(), summary, details));
        audit.append(AuditEntry.ofCase(MOVED, into.text(), summary, details));
        start(clock, into)
                .ifPresentOrElse(
                        process -> table.takeUp(clock.id(), process),
                        () -> LOG.warn(
                                "No process of the plan takes up clock {} in case {}: none starts with the message {}. "
                                        + "It waits until the case next looks for clocks.",
                                clock.id(),
                                into,
                                MOVED));
    }

    /** The process instance that answers it in the other case; empty where the plan has none for this. */
    private Optional<String> start(LegalClock clock, CaseKey into) {
        Map<String, Object> variables = variablesOf(into);
        variables.put("clock", clock.id());
        List<MessageCorrelationResult> started = runtime.createMessageCorrelation(MOVED)
                .processInstanceBusinessKey(into.text())
                .setVariables(variables)
                .correlateAllWithResult();
        return started.stream()
                .map(MessageCorrelationResult::getProcessInstance)
                .map(ProcessInstance::getId)
                .findFirst();
    }

    private Map<String, Object> variablesOf(CaseKey key) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key.text())
                .rootProcessInstances()
                .list()
                .stream()
                .findFirst()
                .map(instance -> runtime.getVariables(instance.getId()))
                .orElseGet(HashMap::new);
    }
}
