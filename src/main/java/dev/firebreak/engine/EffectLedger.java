package dev.firebreak.engine;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is durable of an effect, each step in one transaction with its entry in the record. */
@Component
class EffectLedger {

    private static final int LONGEST_FAILURE = 600;

    private final ExternalTaskService tasks;
    private final EffectLog log;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    EffectLedger(ExternalTaskService tasks, EffectLog log, AuditLog audit, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.log = log;
        this.audit = audit;
        this.transaction = transaction;
    }

    Optional<EffectLog.Attempt> find(EffectRun run) {
        return log.find(run.key());
    }

    /** Inside a transaction of the caller. Number of the attempt that is now intended: 1 for the first. */
    int intend(EffectRun run) {
        int attempt = log.intend(run.key(), run.task(), run.handler().topic(), run.intent());
        record("EffectIntended", run, "attempt " + attempt, Map.of());
        return attempt;
    }

    void postpone(EffectRun run, EffectOutcome outcome, Duration pause) {
        transaction.executeWithoutResult(status -> {
            log.conclude(run.key(), outcome);
            record("EffectPostponed", run, outcome.message(), Map.of());
            // One retry is always left: the schedule decides when to stop, not the engine's counter.
            tasks.handleFailure(run.task().id(), run.worker(), shortened(outcome.message()), 1, pause.toMillis());
        });
    }

    /** @param asked whether the other side was asked afterwards, rather than answering the call */
    void conclude(EffectRun run, EffectOutcome outcome, boolean asked) {
        transaction.executeWithoutResult(status -> {
            log.conclude(run.key(), outcome);
            record(
                    "Effect" + outcome.getClass().getSimpleName(),
                    run,
                    outcome.message(),
                    asked ? Map.of("asked", true) : Map.of());
            Map<String, Object> variables = run.handler().conclude(run.task(), run.intent(), outcome);
            // Fails when another worker holds the lock by now, and takes the outcome back with it.
            tasks.complete(run.task().id(), run.worker(), variables);
        });
    }

    private void record(String kind, EffectRun run, String message, Map<String, ?> more) {
        EffectIntent intent = run.intent();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("action", intent.action());
        details.put("target", intent.target());
        details.put("key", run.key());
        details.putAll(more);
        audit.append(new AuditEntry(
                kind,
                run.task().caseKey(),
                run.task().process(),
                run.task().element(),
                intent.action() + " on " + intent.target() + ": " + message,
                details));
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST_FAILURE));
    }
}
