package dev.firebreak.engine;

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
    private final EffectBreakers breakers;
    private final EffectOffers offers;
    private final StalledEffects stalled;
    private final TransactionTemplate transaction;
    private final EffectsProperties properties;

    EffectRunner(
            ExternalTaskService tasks,
            EffectLedger ledger,
            EffectSettlement settlement,
            EffectBreakers breakers,
            EffectOffers offers,
            StalledEffects stalled,
            TransactionTemplate transaction,
            EffectsProperties properties) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.settlement = settlement;
        this.breakers = breakers;
        this.offers = offers;
        this.stalled = stalled;
        this.transaction = transaction;
        this.properties = properties;
    }

    private enum Step {
        /** Its intent is durable. */
        SEND,
        /** An earlier attempt was perhaps sent. */
        CLEAR,
        /** Its counterpart is left alone for now, or reached by a worker elsewhere. */
        LEFT
    }

    private record Begun(EffectRun run, Step step) {}

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
        Begun begun = require(transaction.execute(status -> {
            // Those before it in the queue took their time. Fails when the lock has ended: another worker may have sent
            // this meanwhile, and it must not be sent twice.
            extendLock(task, worker);
            EffectIntent intent = handler.intend(task);
            EffectRun run = ledger.open(handler, task, intent, worker);
            return new Begun(run, mustBeCleared(run) ? Step.CLEAR : intend(run));
        }));
        if (begun.step() == Step.SEND) {
            send(begun.run());
        } else if (begun.step() == Step.CLEAR) {
            clear(begun.run());
        }
    }

    private Step intend(EffectRun run) {
        if (run.order().isPresent()) {
            offers.offer(run);
            return Step.LEFT;
        }
        // The last attempt is always made: nobody is told that it was not reached without having been tried.
        boolean last = run.counterpart().retries().after(run.next()).isEmpty();
        if (!last && !breakers.admits(run.counterpart())) {
            ledger.skip(run);
            settlement.hold(run, breakers.held(run.counterpart()));
            return Step.LEFT;
        }
        ledger.intend(run);
        return Step.SEND;
    }

    /** Whether it was perhaps sent before, and must not simply be sent again. */
    private static boolean mustBeCleared(EffectRun run) {
        Counterpart counterpart = run.counterpart();
        return run.isInDoubt() && (counterpart.canBeAsked() || !counterpart.honoursKeys());
    }

    private void clear(EffectRun run) {
        boolean canBeAsked = run.counterpart().canBeAsked();
        EffectOutcome outcome = canBeAsked ? run.ask() : new EffectOutcome.OutcomeUnknown(stopped(run));
        boolean mayBeSent = outcome instanceof EffectOutcome.NotSent
                || outcome instanceof EffectOutcome.OutcomeUnknown
                        && run.counterpart().honoursKeys();
        if (!mayBeSent) {
            ledger.conclude(run, explained(outcome, canBeAsked), canBeAsked);
            return;
        }
        Step step = require(transaction.execute(status -> {
            extendLock(run.task(), run.worker());
            return intend(run);
        }));
        if (step == Step.SEND) {
            send(run);
        }
    }

    private static String stopped(EffectRun run) {
        String worker = run.counterpart().servedBy();
        return worker.isEmpty() ? STOPPED : "Worker " + worker + " fetched this and never told what became of it.";
    }

    private static EffectOutcome explained(EffectOutcome outcome, boolean asked) {
        return asked && outcome instanceof EffectOutcome.OutcomeUnknown unknown
                ? new EffectOutcome.OutcomeUnknown(STOPPED + " " + unknown.message())
                : outcome;
    }

    private void send(EffectRun run) {
        EffectOutcome outcome = breakers.watched(run.counterpart(), run::perform);
        if (!(outcome instanceof EffectOutcome.OutcomeUnknown)
                || !run.counterpart().canBeAsked()) {
            settlement.settle(run, outcome);
            return;
        }
        EffectOutcome answer = run.ask();
        if (answer instanceof EffectOutcome.NotSent notSent) {
            settlement.settleNotArrived(run, outcome.message(), notSent);
        } else if (answer instanceof EffectOutcome.OutcomeUnknown) {
            settlement.settle(run, outcome);
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
