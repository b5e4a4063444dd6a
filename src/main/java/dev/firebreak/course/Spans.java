package dev.firebreak.course;

import java.time.Duration;
import java.time.Instant;

/** How long something took, in words. */
final class Spans {

    private Spans() {}

    /** Such as "3 h 20 min", rounded down. */
    static String of(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        return span.toHours() > 0 ? span.toHours() + " h " + span.toMinutesPart() + " min" : span.toMinutes() + " min";
    }
}
