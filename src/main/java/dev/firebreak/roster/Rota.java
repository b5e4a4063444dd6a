package dev.firebreak.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is on call when: the shifts follow each other from {@code firstShift} on and start again after the last; swaps win.
 *
 * @param length of every shift
 */
record Rota(String role, Instant firstShift, Duration length, List<Shift> shifts, List<Swap> swaps) {

    /** Somebody always is. */
    Turn at(Instant at) {
        return swaps.stream()
                .filter(swap -> swap.covers(at))
                .findFirst()
                .map(swap -> new Turn(swap.shift(), swap.to()))
                .orElseGet(() -> regular(at));
    }

    private Turn regular(Instant at) {
        long number = Math.floorDiv(Duration.between(firstShift, at).toSeconds(), length.toSeconds());
        Shift shift = shifts.get((int) Math.floorMod(number, (long) shifts.size()));
        Instant end = firstShift.plusSeconds((number + 1) * length.toSeconds());
        Stream<Instant> laterSwaps = swaps.stream().map(Swap::from).filter(from -> from.isAfter(at));
        Instant until = Stream.concat(Stream.of(end), laterSwaps)
                .min(Comparator.naturalOrder())
                .orElse(end);
        return new Turn(shift, until);
    }

    /** One person's time: until the end of the shift, or until a swap interrupts it. */
    record Turn(Shift shift, Instant until) {}
}
