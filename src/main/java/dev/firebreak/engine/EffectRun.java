package dev.firebreak.engine;

import java.util.Optional;

/**
 * One effect under way.
 *
 * @param key 64 lowercase hex, see {@link EffectLog#key}
 * @param before what its last attempt came to; empty before the first
 * @param worker who holds the task's lock
 */
record EffectRun(
        EffectHandler handler,
        EffectTask task,
        EffectIntent intent,
        String key,
        Optional<EffectLog.Attempt> before,
        String worker) {

    Counterpart counterpart() {
        return intent.counterpart();
    }

    /** Whether an earlier attempt was perhaps sent, and is perhaps in effect. */
    boolean isInDoubt() {
        return before.filter(EffectLog.Attempt::isInDoubt).isPresent();
    }

    /** Number of the attempt that comes next: 1 for the first. */
    int next() {
        return before.map(EffectLog.Attempt::attempts).orElse(0) + 1;
    }

    EffectOutcome perform() {
        return handler.perform(task, intent, key);
    }

    EffectOutcome ask() {
        return handler.ask(task, intent, key);
    }
}
