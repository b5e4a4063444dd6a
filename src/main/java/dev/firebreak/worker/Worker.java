package dev.firebreak.worker;

import dev.firebreak.containment.HookCall;
import dev.firebreak.containment.OrderedCalls;
import dev.firebreak.engine.EffectOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches orders, has the hooks carry them out, and tells what became of each, until it is stopped. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int MOST = 20;

    private final EffectServer server;
    private final OrderedCalls calls;
    private final Stop stop;
    private final Clock clock;
    private final OutcomeTeller teller;
    private final OrderLanes lanes = new OrderLanes();
    private final BackOff backOff = new BackOff();
    private String trouble = "";

    Worker(EffectServer server, OrderedCalls calls, Stop stop, Clock clock) {
        this.server = server;
        this.calls = calls;
        this.stop = stop;
        this.clock = clock;
        this.teller = new OutcomeTeller(server, stop);
    }

    /** Returns when it was stopped, and what was under way is done and told. */
    void run() throws InterruptedException {
        while (!stop.isAsked()) {
            int room = MOST - lanes.taken();
            stop.pause(room > 0 ? fetch(room) : IDLE);
        }
        lanes.finish();
    }

    /** @return how long to wait before the next time */
    private Duration fetch(int room) {
        try {
            List<FetchedOrder> orders = server.fetch(room);
            answered();
            orders.forEach(this::take);
            return orders.isEmpty() ? IDLE : Duration.ZERO;
        } catch (ServerTrouble e) {
            troubled(e);
            return backOff.next();
        }
    }

    private void answered() {
        if (!trouble.isEmpty()) {
            LOG.info("The server answers again.");
            trouble = "";
        }
        backOff.reset();
    }

    /** Said once, not at each try. */
    private void troubled(ServerTrouble e) {
        if (e.reason().equals(trouble)) {
            return;
        }
        trouble = e.reason();
        if (e.kind() == ServerTrouble.Kind.AWAY) {
            LOG.warn("{}. Nothing is fetched until it answers.", trouble);
        } else {
            LOG.error(
                    "{} Nothing is fetched until this is put right: compare --url, --name and FIREBREAK_WORKER_TOKEN with"
                            + " the server's firebreak.effects.workers.",
                    trouble);
        }
    }

    private void take(FetchedOrder order) {
        String lane = order.call().map(calls::hook).orElse("");
        lanes.take(lane, () -> teller.tell(order, outcome(order)));
    }

    private EffectOutcome outcome(FetchedOrder order) {
        if (order.call().isEmpty()) {
            return new EffectOutcome.Refused(
                    "The worker cannot read this order. Nothing was sent. Give it the server's version of Firebreak.");
        }
        HookCall call = order.call().get();
        if (stop.isAsked()) {
            return new EffectOutcome.NotSent("The worker was stopped before it sent this.");
        }
        // Another may have it when the lock ends, so it must not be under way then.
        if (clock.instant().plus(calls.longest(call)).isAfter(order.lockedUntil())) {
            return new EffectOutcome.NotSent(
                    "Hook " + calls.hook(call) + " was busy until it was too late to send this.");
        }
        return perform(call);
    }

    private EffectOutcome perform(HookCall call) {
        try {
            return calls.perform(call);
        } catch (RuntimeException e) {
            LOG.error("Hook {} failed in a way nobody thought of; report this.", calls.hook(call), e);
            return new EffectOutcome.OutcomeUnknown("The worker failed while it sent this (" + e + ").");
        }
    }
}
