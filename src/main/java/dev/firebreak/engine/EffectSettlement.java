package dev.firebreak.engine;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides what an outcome leads to: another attempt by the schedule, or the end, which may be a person's decision. */
@Component
class EffectSettlement {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final EffectLedger ledger;

    EffectSettlement(EffectLedger ledger) {
        this.ledger = ledger;
    }

    /** Of the run's next attempt. */
    void settle(EffectRun run, EffectOutcome outcome) {
        boolean repeat = outcome instanceof EffectOutcome.NotSent
                || outcome instanceof EffectOutcome.OutcomeUnknown
                        && run.counterpart().honoursKeys();
        EffectOutcome inAll = inAll(run, outcome);
        if (!repeat || !postponed(run, inAll, asked(outcome))) {
            ledger.conclude(run, last(inAll), false);
        }
    }

    /** The run's next attempt is not made, since its counterpart is left alone; it never is the last one. */
    void hold(EffectRun run, EffectOutcome.NotSent reason) {
        EffectOutcome inAll = inAll(run, reason);
        // Once, not at every attempt: it may wait for long.
        boolean said = run.before()
                .filter(before -> before.message().equals(inAll.message()))
                .isPresent();
        pause(run, asked(reason)).ifPresent(pause -> ledger.postpone(run, inAll, pause, !said));
    }

    /** Nobody fetched what was offered, and it is not offered again. */
    void settleUnfetched(EffectRun run) {
        String worker = run.counterpart().servedBy();
        EffectOutcome outcome = new EffectOutcome.NotSent("Worker " + worker + " did not fetch it. Have it started.");
        ledger.conclude(run, last(inAll(run, outcome)), false);
    }

    /** The other side, asked, knew of no call. It stays in doubt, since a slow call may still arrive. */
    void settleNotArrived(EffectRun run, String lost, EffectOutcome.NotSent answer) {
        EffectOutcome doubt = new EffectOutcome.OutcomeUnknown(lost + " Asked, it said: " + answer.message());
        if (!postponed(run, doubt, asked(answer))) {
            ledger.conclude(run, doubt, true);
        }
    }

    /** Not sent this time does not mean not sent: an earlier attempt whose answer was lost is perhaps in effect. */
    private static EffectOutcome inAll(EffectRun run, EffectOutcome outcome) {
        return run.isInDoubt() && outcome instanceof EffectOutcome.NotSent
                ? new EffectOutcome.OutcomeUnknown(
                        outcome.message() + " An earlier attempt was perhaps sent; what became of it is not known.")
                : outcome;
    }

    private boolean postponed(EffectRun run, EffectOutcome outcome, Duration asked) {
        Optional<Duration> pause = pause(run, asked);
        pause.ifPresent(found -> ledger.postpone(run, outcome, found, true));
        return pause.isPresent();
    }

    private static Optional<Duration> pause(EffectRun run, Duration asked) {
        return run.counterpart()
                .retries()
                .after(run.next())
                .map(scheduled -> asked.compareTo(scheduled) > 0 ? asked : scheduled);
    }

    /** How long the other side asked us to wait, but never longer than a person would wait for it. */
    private static Duration asked(EffectOutcome outcome) {
        if (outcome instanceof EffectOutcome.NotSent notSent && notSent.pause() != null) {
            return notSent.pause().compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : notSent.pause();
        }
        return Duration.ZERO;
    }

    private static EffectOutcome last(EffectOutcome outcome) {
        return outcome instanceof EffectOutcome.NotSent
                ? new EffectOutcome.Refused("Not reached after the last attempt: " + outcome.message())
                : outcome;
    }
}
