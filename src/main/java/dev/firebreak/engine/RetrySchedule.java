package dev.firebreak.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to try again.
 *
 * @param delays the pauses before the second, third, … attempt
 * @param endless whether the last pause repeats for ever; otherwise a person decides after the last one
 */
public record RetrySchedule(List<Duration> delays, boolean endless) {

    public RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.isEmpty() && endless) {
            throw new IllegalArgumentException("An endless schedule needs at least one pause");
        }
    }

    /** The pause after the given number of attempts, or empty when there is to be no further one. */
    Optional<Duration> after(int attempts) {
        if (attempts <= delays.size()) {
            return Optional.of(delays.get(attempts - 1));
        }
        return endless ? Optional.of(delays.get(delays.size() - 1)) : Optional.empty();
    }
}
