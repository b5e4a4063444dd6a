package dev.firebreak.containment;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;

/** A system that carries actions out and undoes them. */
interface ContainmentHook {

    /** Whether a call may be sent again with the same key when its answer was lost. */
    boolean honoursKeys();

    /** When to try again. */
    RetrySchedule retries();

    /** Never throws for what the other side does. */
    EffectOutcome send(HookCall call);
}
