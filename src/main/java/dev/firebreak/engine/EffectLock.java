package dev.firebreak.engine;

import java.time.Duration;

/**
 * How long a process that locked an effect may begin its call. By this process's own clock, which goes on while it stands
 * still, and counted from before the engine counts: it never ends later than the engine's lock.
 *
 * @param lastCall of {@link System#nanoTime}
 */
record EffectLock(long lastCall) {

    /** A call begins in the first half of its lock; the other half is for the call itself, and its time-outs. */
    private static final int SHARE = 2;

    /** @param now {@link System#nanoTime} from before the engine was asked for the lock */
    static EffectLock from(long now, Duration length) {
        return new EffectLock(now + length.dividedBy(SHARE).toNanos());
    }

    boolean allowsCall() {
        // By their difference: the clock's values may overflow.
        return System.nanoTime() - lastCall < 0;
    }
}
