package dev.firebreak.containment;

import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;

/** A system that carries actions out and undoes them. */
interface ContainmentHook {

    /** What it declares of itself. */
    Counterpart counterpart();

    /** Never throws for what the other side does. */
    EffectOutcome send(HookCall call);

    /**
     * What became of an earlier call with the same key; {@code NotSent} where it never arrived. Called only where the
     * counterpart can be asked. Never throws for what the other side does.
     */
    EffectOutcome ask(HookCall call);
}
