package dev.firebreak.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Something that a mail invites to. */
record Meeting(Instant at, String place) implements Enclosure {

    /**
     * From what the form for the debriefing asks.
     *
     * @param at a date-time with or without offset, as Camunda Forms write it; without one it is the organisation's time
     */
    static Optional<Meeting> of(String at, String place, ZoneId zone) {
        try {
            return Optional.of(new Meeting(OffsetDateTime.parse(at).toInstant(), place));
        } catch (DateTimeException withoutOffset) {
            return local(at, place, zone);
        }
    }

    private static Optional<Meeting> local(String at, String place, ZoneId zone) {
        try {
            return Optional.of(new Meeting(LocalDateTime.parse(at).atZone(zone).toInstant(), place));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
