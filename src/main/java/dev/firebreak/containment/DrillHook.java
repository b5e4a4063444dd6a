package dev.firebreak.containment;

import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.util.List;

/** What every action of a drill is bound to: it answers as if, and knows no address to call. The record keeps the call. */
final class DrillHook implements ContainmentHook {

    private static final Counterpart NOBODY =
            Counterpart.here("drill", true, true, new RetrySchedule(List.of(), false));

    @Override
    public Counterpart counterpart() {
        return NOBODY;
    }

    @Override
    public EffectOutcome send(HookCall call) {
        return new EffectOutcome.Applied("Drill: nothing was sent. " + call.kind() + " " + call.action() + " on "
                + call.target() + " would have been called.");
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        return send(call);
    }
}
