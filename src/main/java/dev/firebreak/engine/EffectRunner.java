package dev.firebreak.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one locked effect from intent to outcome. What may have been sent before is asked of the other side first. */
@Component
class EffectRunner {

    private static final String STOPPED =
            "Firebreak stopped after it meant to send this; whether it was sent is not known.";

    private static final EffectOutcome TOO_LATE = new EffectOutcome.NotSent(
            "Firebreak stood still between its intent and the call until its lock had ended or nearly so, and did not "
                    + "call. Whoever takes it up next goes on with it.");

    static final Runnable NOTHING_TO_STORE = () -> {};

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

    private record Begun(EffectRun run, Step step, EffectLock lock) {}

    /**
     * Everything up to what it came to, with its intent durable; what is given back, run once, stores that. Both throw what
     * went wrong beside the effect itself; a few times in a row, and the effect stands still.
     */
    Runnable carryOut(EffectHandler handler, EffectTask task, String worker) {
        Runnable outcome = watched(task, worker, () -> attempt(handler, task, worker));
        return () -> watched(task, worker, () -> {
            outcome.run();
            return NOTHING_TO_STORE;
        });
    }

    private Runnable watched(EffectTask task, String worker, Supplier<Runnable> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            stalled.broken(task, worker, e);
            throw e;
        }
    }

    private Runnable attempt(EffectHandler handler, EffectTask task, String worker) {
        Begun begun = require(transaction.execute(status -> {
            // Those before it in the queue took their time. Fails when the lock has ended: another worker may have sent
            // this meanwhile, and it must not be sent twice.
            EffectLock lock = extendLock(task, worker);
            EffectIntent intent = handler.intend(task);
            EffectRun run = ledger.open(handler, task, intent, worker);
            return new Begun(run, mustBeCleared(run) ? Step.CLEAR : intend(run), lock);
        }));
        return goOn(begun);
    }

    private Runnable goOn(Begun begun) {
        return switch (begun.step()) {
            case SEND -> send(begun.run(), begun.lock());
            case CLEAR -> clear(begun.run());
            case LEFT -> NOTHING_TO_STORE;
        };
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

    private Runnable clear(EffectRun run) {
        boolean canBeAsked = run.counterpart().canBeAsked();
        EffectOutcome outcome = canBeAsked ? run.ask() : new EffectOutcome.OutcomeUnknown(stopped(run));
        boolean mayBeSent = outcome instanceof EffectOutcome.NotSent
                || outcome instanceof EffectOutcome.OutcomeUnknown
                        && run.counterpart().honoursKeys();
        if (!mayBeSent) {
            return () -> ledger.conclude(run, explained(outcome, canBeAsked), canBeAsked);
        }
        return goOn(require(transaction.execute(status -> {
            EffectLock lock = extendLock(run.task(), run.worker());
            return new Begun(run, intend(run), lock);
        })));
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

    private Runnable send(EffectRun run, EffectLock lock) {
        // As near to the call as can be: this process may have stood still since its intent, and another has it by now.
        if (!lock.allowsCall()) {
            breakers.giveBack(run.counterpart());
            ledger.recordLate(run, TOO_LATE);
            return NOTHING_TO_STORE;
        }
        EffectOutcome outcome = breakers.watched(run.counterpart(), run::perform);
        if (!(outcome instanceof EffectOutcome.OutcomeUnknown)
                || !run.counterpart().canBeAsked()) {
            return () -> settlement.settle(run, outcome);
        }
        EffectOutcome answer = run.ask();
        if (answer instanceof EffectOutcome.NotSent notSent) {
            return () -> settlement.settleNotArrived(run, outcome.message(), notSent);
        }
        return answer instanceof EffectOutcome.OutcomeUnknown
                ? () -> settlement.settle(run, outcome)
                : () -> ledger.conclude(run, answer, true);
    }

    private EffectLock extendLock(EffectTask task, String worker) {
        EffectLock lock = EffectLock.from(System.nanoTime(), properties.lock());
        tasks.extendLock(task.id(), worker, properties.lock().toMillis());
        return lock;
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction gave no result");
        }
        return value;
    }
}
