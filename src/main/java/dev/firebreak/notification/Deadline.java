package dev.firebreak.notification;

import dev.firebreak.notification.Obligation.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Computes until when an obligation must be answered. Hours are counted on the clock, over nights, weekends and clock
 * changes. Days, months and business days keep the local time of day of the start: the law mostly gives the whole last
 * day, and we never assume more than we are sure of. For the same reason the rule of Regulation 1182/71, Art. 3(4),
 * which moves an end on a non-working day to the next working day, is not applied.
 */
final class Deadline {

    private static final String BUSINESS_DAYS = "business-days";

    private Deadline() {}

    /**
     * The earlier of the two limits that an obligation may have. The second one does not count where it may be waived and
     * had passed when the first one began to run (DORA: classified as major only after a day).
     *
     * @param second the start of the second limit; empty where there is none, or its event has not happened
     * @param zone the organisation's, where the obligation names none
     */
    static Instant of(Obligation obligation, ClockStart start, Optional<ClockStart> second, ZoneId zone) {
        Instant first = after(start.at(), obligation, zone);
        Limit limit = obligation.notLaterThan();
        if (limit == null || second.isEmpty()) {
            return first;
        }
        Instant latest = after(second.get().at(), limit.duration(), zone);
        boolean waived = limit.unless() != null && latest.isBefore(start.at());
        return waived || latest.isAfter(first) ? first : latest;
    }

    private static Instant after(Instant start, Obligation obligation, ZoneId zone) {
        ZoneId where = obligation.timezone() == null ? zone : obligation.timezone();
        if (obligation.calendar().equals(BUSINESS_DAYS)) {
            int days = Period.parse(obligation.allowed()).getDays();
            ZonedDateTime local = start.atZone(where);
            return local.with(WorkingDays.of(obligation.holidays()).after(local.toLocalDate(), days))
                    .toInstant();
        }
        return after(start, obligation.allowed(), where);
    }

    /** A month from the 31st ends on the last day of a shorter month. */
    private static Instant after(Instant start, String allowed, ZoneId zone) {
        return allowed.startsWith("PT")
                ? start.plus(Duration.parse(allowed))
                : start.atZone(zone).plus(Period.parse(allowed)).toInstant();
    }
}
