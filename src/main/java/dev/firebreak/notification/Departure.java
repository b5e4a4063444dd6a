package dev.firebreak.notification;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectOutcome.AlreadyApplied;
import dev.firebreak.engine.EffectOutcome.NotSent;
import dev.firebreak.engine.EffectOutcome.OutcomeUnknown;
import dev.firebreak.engine.EffectOutcome.Refused;
import dev.firebreak.roster.Roster;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The moment in which a notice leaves, durable before a mail server hears of it. From then on its state tells every other
 * process that it is under way: what a merged case is sending is not sent by the case that it goes on in.
 */
@Component
class Departure {

    /** Far longer than any mail takes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String UNKNOWN =
            "Whoever was sending this notice stopped, and nobody knows whether it arrived. "
                    + "Ask the recipient before you send it again.";

    private final NoticeTable table;
    private final ClockTable clocks;
    private final Roster roster;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Departure(NoticeTable table, ClockTable clocks, Roster roster, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.clocks = clocks;
        this.roster = roster;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Empty where the notice must now be sent; else what came of it without that.
     *
     * @param recipients the addresses that a mail server will be given
     */
    Optional<EffectOutcome> begin(NoticeRequest request, Letter letter, List<String> recipients) {
        EffectOutcome instead = transaction.execute(status -> begin(request).orElseGet(() -> {
            table.depart(request.activityInstance(), letter, recipients);
            return null;
        }));
        return Optional.ofNullable(instead);
    }

    /** It did not leave after all, for certain. */
    void failed(NoticeRequest request) {
        table.stay(request.activityInstance());
    }

    private Optional<EffectOutcome> begin(NoticeRequest request) {
        // The notice first and then its clock, as a merge does: two that hold one each would wait for ever.
        Notice own = table.lock(request.activityInstance());
        if (own.state().equals(Notice.SENDING)) {
            return Optional.of(new OutcomeUnknown(UNKNOWN));
        }
        if (!own.state().equals(Notice.WAITING)) {
            return Optional.of(new Refused(own.message()));
        }
        String clockId = request.text("clock");
        if (clockId.isEmpty() || !request.audience().equals(NoticeTable.REGULATOR)) {
            return Optional.empty();
        }
        clocks.lock(clockId);
        return table.underWay(clockId, own.id()).map(this::instead);
    }

    private EffectOutcome instead(Notice other) {
        if (other.isSent()) {
            return new AlreadyApplied("It had been sent on "
                    + NoticeModel.time(other.at(), roster.organisation().timezone()) + " to "
                    + String.join(", ", other.recipients()) + ", and is not sent twice.");
        }
        if (other.at().plus(LONGEST).isAfter(clock.instant())) {
            return new NotSent("The same notice is being sent just now; what comes of it decides.");
        }
        table.conclude(other.id(), "outcome-unknown", UNKNOWN);
        return new OutcomeUnknown(UNKNOWN);
    }
}
