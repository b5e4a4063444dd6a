package dev.firebreak.containment;

import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.util.List;

/** Stands in for the hook of an action that has none: a person carries it out. */
final class UnboundHook implements ContainmentHook {

    private static final Counterpart NOBODY =
            Counterpart.here("no hook", true, true, new RetrySchedule(List.of(), false));

    @Override
    public Counterpart counterpart() {
        return NOBODY;
    }

    @Override
    public EffectOutcome send(HookCall call) {
        return new EffectOutcome.Refused("No hook is bound to " + call.action()
                + ". Carry it out by hand, or have an administrator set firebreak.containment.bindings.");
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        return send(call);
    }
}
