package dev.firebreak.roster;

import java.time.Instant;

/** An exception to the rota: {@code shift} has the time from {@code from} until just before {@code to}. */
record Swap(Instant from, Instant to, Shift shift) {

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
