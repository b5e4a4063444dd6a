package dev.firebreak.containment;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.util.List;

/** Stands in for the hook of an action that has none: a person carries it out. */
final class UnboundHook implements ContainmentHook {

    @Override
    public boolean honoursKeys() {
        return true;
    }

    @Override
    public RetrySchedule retries() {
        return new RetrySchedule(List.of(), false);
    }

    @Override
    public EffectOutcome send(HookCall call) {
        return new EffectOutcome.Refused("No hook is bound to " + call.action()
                + ". Carry it out by hand, or have an administrator set firebreak.containment.bindings.");
    }
}
