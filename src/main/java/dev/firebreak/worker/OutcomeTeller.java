package dev.firebreak.worker;

import dev.firebreak.engine.EffectOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server what became of an order until the server has it, or wants it no longer. */
final class OutcomeTeller {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeTeller.class);

    private final EffectServer server;
    private final Stop stop;

    OutcomeTeller(EffectServer server, Stop stop) {
        this.server = server;
        this.stop = stop;
    }

    void tell(FetchedOrder order, EffectOutcome outcome) {
        String what = order.summary() + ": " + outcome.word() + ". " + outcome.message();
        BackOff backOff = new BackOff();
        while (true) {
            try {
                server.tell(order.id(), ToldOutcome.of(outcome));
                LOG.info("{}", what);
                return;
            } catch (ServerTrouble trouble) {
                if (isOver(trouble, what)) {
                    return;
                }
                if (backOff.isFirst()) {
                    LOG.warn("{} The server does not have this outcome yet: {}. Trying again.", what, trouble.reason());
                }
                stop.pause(backOff.next());
            }
        }
    }

    private boolean isOver(ServerTrouble trouble, String what) {
        if (trouble.kind() == ServerTrouble.Kind.LATE) {
            LOG.warn("{} Told late, so the server asks a person: {}", what, trouble.reason());
            return true;
        }
        boolean over = trouble.kind() == ServerTrouble.Kind.REFUSED || stop.isPatienceOver();
        if (over) {
            LOG.error(
                    "{} The server did not take this outcome: {}. It will ask a person of the case what became of it;"
                            + " tell them this line.",
                    what,
                    trouble.reason());
        }
        return over;
    }
}
