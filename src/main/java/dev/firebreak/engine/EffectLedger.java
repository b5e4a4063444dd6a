package dev.firebreak.engine;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is durable of an effect, each step in one transaction with its entry in the record. */
@Component
class EffectLedger {

    private static final Logger LOG = LoggerFactory.getLogger(EffectLedger.class);

    private static final int LONGEST_FAILURE = 600;

    private final ExternalTaskService tasks;
    private final EffectLog log;
    private final AuditLog audit;
    private final EffectTransactions transactions;

    EffectLedger(ExternalTaskService tasks, EffectLog log, AuditLog audit, EffectTransactions transactions) {
        this.tasks = tasks;
        this.log = log;
        this.audit = audit;
        this.transactions = transactions;
    }

    EffectRun open(EffectHandler handler, EffectTask task, EffectIntent intent, String worker) {
        String key = EffectLog.key(task, intent);
        return new EffectRun(handler, task, intent, key, log.find(key), worker);
    }

    /** Intends the run's next attempt, inside a transaction of the caller. */
    void intend(EffectRun run) {
        skip(run);
        record("EffectIntended", run, "attempt " + run.next(), Map.of());
    }

    /** Counts an attempt that is not made, inside a transaction of the caller. */
    void skip(EffectRun run) {
        log.begin(run, EffectLog.INTENDED);
    }

    /** Offers it to the worker that reaches its counterpart, inside a transaction of the caller. */
    void offer(EffectRun run) {
        log.begin(run, "offered");
        // Once, not each time that nobody fetches it.
        if (run.before().filter(EffectLog.Attempt::isOffered).isEmpty()) {
            String worker = run.counterpart().servedBy();
            record("EffectOffered", run, "offered to worker " + worker, Map.of("worker", worker));
        }
    }

    /** Whether what was offered is this worker's now, inside a transaction of the caller. */
    boolean take(EffectRun run) {
        boolean taken = log.take(run.key());
        if (taken) {
            String worker = run.counterpart().servedBy();
            record("EffectIntended", run, "handed to worker " + worker, Map.of("worker", worker));
        }
        return taken;
    }

    /** Told too late to count: durable when this returns. */
    void recordLate(String worker, String task, EffectOutcome outcome) {
        audit.appendAlone(AuditEntry.of(
                "EffectOutcomeLate",
                "Worker " + worker + " told an outcome of an effect that is no longer its own: " + outcome.word() + ", "
                        + outcome.message(),
                Map.of("worker", worker, "task", task, "outcome", outcome.word())));
    }

    /** What came of this process's own attempt, which does not count any more: durable when this returns. */
    void recordLate(EffectRun run, EffectOutcome outcome) {
        LOG.warn(
                "What came of effect '{}' of case {} here came too late, its lock having ended or being about to. It is only "
                        + "on record; whoever took it up meanwhile, or does next, goes on with it. It came to {}: {}",
                run.task().element(),
                run.task().caseKey(),
                outcome.word(),
                outcome.message());
        audit.appendAlone(entry(
                "EffectOutcomeLate",
                run,
                "told too late to count: " + outcome.word() + ", " + outcome.message(),
                Map.of("worker", run.worker(), "task", run.task().id(), "outcome", outcome.word())));
    }

    /** @param told whether the record says so too */
    void postpone(EffectRun run, EffectOutcome outcome, Duration pause, boolean told) {
        try {
            transactions.run(() -> {
                log.conclude(run.key(), outcome);
                if (told) {
                    record("EffectPostponed", run, outcome.message(), Map.of());
                }
                // Retries are always left: the schedule decides when to stop, not the engine's counter.
                tasks.handleFailure(
                        run.task().id(),
                        run.worker(),
                        shortened(outcome.message()),
                        StalledEffects.TRIES,
                        pause.toMillis());
            });
        } catch (RuntimeException e) {
            storeUncounted(run, outcome, false, e);
        }
    }

    /** @param asked whether the other side was asked afterwards, rather than answering the call */
    void conclude(EffectRun run, EffectOutcome outcome, boolean asked) {
        try {
            transactions.run(() -> {
                Map<String, Object> variables = store(run, outcome, asked);
                // Fails when another worker holds the lock by now, and takes the outcome back with it.
                tasks.complete(run.task().id(), run.worker(), variables);
            });
        } catch (RuntimeException e) {
            storeUncounted(run, outcome, asked, e);
        }
    }

    /**
     * Where the process ended while this was under way, as a merge does, or another worker has it by now, what came of it is
     * on record all the same.
     */
    private void storeUncounted(EffectRun run, EffectOutcome outcome, boolean asked, RuntimeException failure) {
        if (transactions.isCallers()) {
            throw failure;
        }
        if (isAbandoned(run)) {
            transactions.run(() -> store(run, last(outcome), asked));
        } else if (isLost(run)) {
            recordLate(run, outcome);
        } else {
            throw failure;
        }
    }

    private static EffectOutcome last(EffectOutcome outcome) {
        return outcome instanceof EffectOutcome.NotSent
                ? new EffectOutcome.Refused("Not sent, and its process has ended: " + outcome.message())
                : outcome;
    }

    /** Whether its task is another worker's, or settled by one. */
    private boolean isLost(EffectRun run) {
        ExternalTask task =
                tasks.createExternalTaskQuery().externalTaskId(run.task().id()).singleResult();
        return task == null || !run.worker().equals(task.getWorkerId());
    }

    private boolean isAbandoned(EffectRun run) {
        boolean isOurs = log.find(run.key())
                .filter(attempt -> attempt.state().equals(EffectLog.INTENDED))
                .isPresent();
        String task = run.task().id();
        return isOurs && tasks.createExternalTaskQuery().externalTaskId(task).count() == 0;
    }

    private Map<String, Object> store(EffectRun run, EffectOutcome outcome, boolean asked) {
        log.conclude(run.key(), outcome);
        record(
                "Effect" + outcome.getClass().getSimpleName(),
                run,
                outcome.message(),
                asked ? Map.of("asked", true) : Map.of());
        return run.handler().conclude(run.task(), run.intent(), outcome);
    }

    private void record(String kind, EffectRun run, String message, Map<String, ?> more) {
        audit.append(entry(kind, run, message, more));
    }

    private static AuditEntry entry(String kind, EffectRun run, String message, Map<String, ?> more) {
        EffectIntent intent = run.intent();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("action", intent.action());
        details.put("target", intent.target());
        details.put("key", run.key());
        details.putAll(more);
        return new AuditEntry(
                kind,
                run.task().caseKey(),
                run.task().process(),
                run.task().element(),
                intent.action() + " on " + intent.target() + ": " + message,
                details);
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST_FAILURE));
    }
}
