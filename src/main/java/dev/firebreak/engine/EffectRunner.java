package dev.firebreak.engine;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one locked effect from intent to outcome. */
@Component
class EffectRunner {

    private final ExternalTaskService tasks;
    private final EffectLog log;
    private final StalledEffects stalled;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final EffectsProperties properties;

    EffectRunner(
            ExternalTaskService tasks,
            EffectLog log,
            StalledEffects stalled,
            AuditLog audit,
            TransactionTemplate transaction,
            EffectsProperties properties) {
        this.tasks = tasks;
        this.log = log;
        this.stalled = stalled;
        this.audit = audit;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** Throws what went wrong beside the effect itself; a few times in a row, and the effect stands still. */
    void run(EffectHandler handler, EffectTask task, String worker) {
        try {
            attempt(handler, task, worker);
        } catch (RuntimeException | Error e) {
            stalled.broken(task, worker, e);
            throw e;
        }
    }

    private void attempt(EffectHandler handler, EffectTask task, String worker) {
        EffectIntent intent = require(transaction.execute(status -> {
            // Those before it in the batch took their time. Fails when the lock has ended: another worker may have sent
            // this meanwhile, and it must not be sent twice.
            tasks.extendLock(task.id(), worker, properties.lock().toMillis());
            return handler.intend(task);
        }));
        String key = EffectLog.key(task, intent);
        Optional<EffectLog.Attempt> before = log.find(key);
        if (before.isPresent() && before.get().state().equals(EffectLog.INTENDED) && !intent.repeatable()) {
            // A crash between intent and outcome: it may have been sent, and must not be sent again.
            conclude(
                    handler,
                    task,
                    intent,
                    key,
                    worker,
                    new EffectOutcome.OutcomeUnknown(
                            "Firebreak stopped after it meant to send this; whether it was sent is not known."));
            return;
        }
        int attempt = require(transaction.execute(status -> {
            int number = log.intend(key, task, handler.topic(), intent);
            record("EffectIntended", task, intent, key, "attempt " + number);
            return number;
        }));
        EffectOutcome outcome = handler.perform(task, intent, key);
        Optional<Duration> again = again(intent, outcome, attempt);
        if (again.isPresent()) {
            postpone(handler, task, intent, key, worker, outcome, again.get());
        } else {
            conclude(handler, task, intent, key, worker, settled(outcome));
        }
    }

    private static Optional<Duration> again(EffectIntent intent, EffectOutcome outcome, int attempt) {
        boolean repeat = outcome instanceof EffectOutcome.NotSent
                || outcome instanceof EffectOutcome.OutcomeUnknown && intent.repeatable();
        return repeat ? intent.retries().after(attempt) : Optional.empty();
    }

    private static EffectOutcome settled(EffectOutcome outcome) {
        return outcome instanceof EffectOutcome.NotSent
                ? new EffectOutcome.Refused("Not reached after the last attempt: " + outcome.message())
                : outcome;
    }

    private void postpone(
            EffectHandler handler,
            EffectTask task,
            EffectIntent intent,
            String key,
            String worker,
            EffectOutcome outcome,
            Duration pause) {
        try {
            transaction.executeWithoutResult(status -> {
                log.conclude(key, outcome);
                record("EffectPostponed", task, intent, key, outcome.message());
                // Retries are always left: the schedule decides when to stop, not the engine's counter.
                tasks.handleFailure(
                        task.id(), worker, shortened(outcome.message()), StalledEffects.TRIES, pause.toMillis());
            });
        } catch (RuntimeException e) {
            EffectOutcome last = outcome instanceof EffectOutcome.NotSent
                    ? new EffectOutcome.Refused("Not sent, and its process has ended: " + outcome.message())
                    : outcome;
            storeAbandoned(handler, task, intent, key, last, e);
        }
    }

    private void conclude(
            EffectHandler handler,
            EffectTask task,
            EffectIntent intent,
            String key,
            String worker,
            EffectOutcome outcome) {
        try {
            transaction.executeWithoutResult(status -> {
                Map<String, Object> variables = store(handler, task, intent, key, outcome);
                // Fails when another worker holds the lock by now, and takes the outcome back with it.
                tasks.complete(task.id(), worker, variables);
            });
        } catch (RuntimeException e) {
            storeAbandoned(handler, task, intent, key, outcome, e);
        }
    }

    /** Where the process ended while this was under way, as a merge does, what came of it is on record all the same. */
    private void storeAbandoned(
            EffectHandler handler,
            EffectTask task,
            EffectIntent intent,
            String key,
            EffectOutcome outcome,
            RuntimeException failure) {
        boolean isOurs = log.find(key)
                .filter(attempt -> attempt.state().equals(EffectLog.INTENDED))
                .isPresent();
        if (!isOurs || tasks.createExternalTaskQuery().externalTaskId(task.id()).count() > 0) {
            throw failure;
        }
        transaction.executeWithoutResult(status -> store(handler, task, intent, key, outcome));
    }

    private Map<String, Object> store(
            EffectHandler handler, EffectTask task, EffectIntent intent, String key, EffectOutcome outcome) {
        log.conclude(key, outcome);
        record("Effect" + outcome.getClass().getSimpleName(), task, intent, key, outcome.message());
        return handler.conclude(task, intent, outcome);
    }

    private void record(String kind, EffectTask task, EffectIntent intent, String key, String message) {
        audit.append(new AuditEntry(
                kind,
                task.caseKey(),
                task.process(),
                task.element(),
                intent.action() + " on " + intent.target() + ": " + message,
                Map.of("action", intent.action(), "target", intent.target(), "key", key)));
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), 600));
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction gave no result");
        }
        return value;
    }
}
