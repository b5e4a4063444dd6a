package dev.firebreak.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one locked effect from intent to outcome. What may have been sent before is asked of the other side first. */
@Component
class EffectRunner {

    private static final String STOPPED =
            "Firebreak stopped after it meant to send this; whether it was sent is not known.";

    private final ExternalTaskService tasks;
    private final EffectLedger ledger;
    private final EffectSettlement settlement;
    private final TransactionTemplate transaction;
    private final EffectsProperties properties;

    EffectRunner(
            ExternalTaskService tasks,
            EffectLedger ledger,
            EffectSettlement settlement,
            TransactionTemplate transaction,
            EffectsProperties properties) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.settlement = settlement;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** @param attempt number of the attempt that is intended; empty where an earlier one is in doubt */
    private record Begun(EffectRun run, Optional<Integer> attempt) {}

    void run(EffectHandler handler, EffectTask task, String worker) {
        Begun begun = require(transaction.execute(status -> {
            // Those before it in the batch took their time. Fails when the lock has ended: another worker may have sent
            // this meanwhile, and it must not be sent twice.
            extendLock(task, worker);
            EffectIntent intent = handler.intend(task);
            EffectRun run = EffectRun.of(handler, task, intent, worker);
            boolean doubt = mustBeCleared(run.counterpart())
                    && ledger.find(run).filter(EffectLog.Attempt::isInDoubt).isPresent();
            return new Begun(run, doubt ? Optional.empty() : Optional.of(ledger.intend(run)));
        }));
        if (begun.attempt().isPresent()) {
            send(begun.run(), begun.attempt().get());
        } else {
            clear(begun.run());
        }
    }

    /** Whether what was perhaps sent before must not simply be sent again. */
    private static boolean mustBeCleared(Counterpart counterpart) {
        return counterpart.canBeAsked() || !counterpart.honoursKeys();
    }

    /** An earlier attempt was perhaps sent, and is perhaps in effect. */
    private void clear(EffectRun run) {
        boolean canBeAsked = run.counterpart().canBeAsked();
        EffectOutcome outcome = canBeAsked ? run.ask() : new EffectOutcome.OutcomeUnknown(STOPPED);
        boolean mayBeSent = outcome instanceof EffectOutcome.NotSent
                || outcome instanceof EffectOutcome.OutcomeUnknown
                        && run.counterpart().honoursKeys();
        if (!mayBeSent) {
            ledger.conclude(run, explained(outcome, canBeAsked), canBeAsked);
            return;
        }
        int attempt = require(transaction.execute(status -> {
            extendLock(run.task(), run.worker());
            return ledger.intend(run);
        }));
        send(run, attempt);
    }

    private static EffectOutcome explained(EffectOutcome outcome, boolean asked) {
        return asked && outcome instanceof EffectOutcome.OutcomeUnknown unknown
                ? new EffectOutcome.OutcomeUnknown(STOPPED + " " + unknown.message())
                : outcome;
    }

    private void send(EffectRun run, int attempt) {
        EffectOutcome outcome = run.perform();
        if (!(outcome instanceof EffectOutcome.OutcomeUnknown)
                || !run.counterpart().canBeAsked()) {
            settlement.settle(run, outcome, attempt);
            return;
        }
        EffectOutcome answer = run.ask();
        if (answer instanceof EffectOutcome.NotSent notSent) {
            settlement.settleNotArrived(run, outcome.message(), notSent, attempt);
        } else if (answer instanceof EffectOutcome.OutcomeUnknown) {
            settlement.settle(run, outcome, attempt);
        } else {
            ledger.conclude(run, answer, true);
        }
    }

    private void extendLock(EffectTask task, String worker) {
        tasks.extendLock(task.id(), worker, properties.lock().toMillis());
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction gave no result");
        }
        return value;
    }
}
