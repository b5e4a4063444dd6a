package dev.firebreak.engine;

/**
 * One effect under way.
 *
 * @param key 64 lowercase hex, see {@link EffectLog#key}
 * @param worker who holds the task's lock
 */
record EffectRun(EffectHandler handler, EffectTask task, EffectIntent intent, String key, String worker) {

    static EffectRun of(EffectHandler handler, EffectTask task, EffectIntent intent, String worker) {
        return new EffectRun(handler, task, intent, EffectLog.key(task, intent), worker);
    }

    Counterpart counterpart() {
        return intent.counterpart();
    }

    EffectOutcome perform() {
        return handler.perform(task, intent, key);
    }

    EffectOutcome ask() {
        return handler.ask(task, intent, key);
    }
}
