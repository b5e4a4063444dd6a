package dev.firebreak.worker;

import java.time.Duration;

/** Pauses that double, from one second to half a minute. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return now;
    }

    boolean isFirst() {
        return next.equals(FIRST);
    }

    void reset() {
        next = FIRST;
    }
}
