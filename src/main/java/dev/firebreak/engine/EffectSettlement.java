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

    /** @param attempt number of the attempt that this came of */
    void settle(EffectRun run, EffectOutcome outcome, int attempt) {
        boolean repeat = outcome instanceof EffectOutcome.NotSent
                || outcome instanceof EffectOutcome.OutcomeUnknown
                        && run.counterpart().honoursKeys();
        if (!repeat || !postponed(run, outcome, attempt)) {
            ledger.conclude(run, last(outcome), false);
        }
    }

    /** The other side, asked, knew of no call. It stays in doubt, since a slow call may still arrive: ask before the next. */
    void settleNotArrived(EffectRun run, String lost, EffectOutcome.NotSent answer, int attempt) {
        EffectOutcome doubt = new EffectOutcome.OutcomeUnknown(lost + " Asked, it said: " + answer.message());
        if (!postponed(run, doubt, attempt)) {
            ledger.conclude(run, doubt, true);
        }
    }

    private boolean postponed(EffectRun run, EffectOutcome outcome, int attempt) {
        Optional<Duration> pause =
                run.counterpart().retries().after(attempt).map(scheduled -> longer(scheduled, outcome));
        pause.ifPresent(found -> ledger.postpone(run, outcome, found));
        return pause.isPresent();
    }

    /** Never earlier than the other side asked, and never later than a person would wait for it. */
    private static Duration longer(Duration scheduled, EffectOutcome outcome) {
        if (outcome instanceof EffectOutcome.NotSent notSent && notSent.pause() != null) {
            Duration asked = notSent.pause().compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : notSent.pause();
            return asked.compareTo(scheduled) > 0 ? asked : scheduled;
        }
        return scheduled;
    }

    private static EffectOutcome last(EffectOutcome outcome) {
        return outcome instanceof EffectOutcome.NotSent
                ? new EffectOutcome.Refused("Not reached after the last attempt: " + outcome.message())
                : outcome;
    }
}
