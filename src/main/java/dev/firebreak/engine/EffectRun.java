package dev.firebreak.engine;

import java.util.Map;
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

    EffectRun with(Optional<EffectLog.Attempt> otherBefore) {
        return new EffectRun(handler, task, intent, key, otherBefore, worker);
    }

    /** What a worker in another network needs; empty where it is not to be handed out. */
    Optional<Map<String, Object>> order() {
        return counterpart().servedBy().isEmpty() ? Optional.empty() : handler.order(task, intent, key);
    }

    EffectOutcome perform() {
        return handler.perform(task, intent, key);
    }

    EffectOutcome ask() {
        return handler.ask(task, intent, key);
    }
}
