package dev.firebreak.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows when the events that start clocks happened. */
@Component
class ClockStarts {

    private static final String SUBMISSION_OF = "submission-of:";
    private static final String END_OF_YEAR_OF = "end-of-year-of:";

    /** What a person finds out while the case runs: its clock starts when it is found, however late. */
    private static final Map<String, String> FOUND = Map.of(
            "classified-major", "the case was marked as major",
            "significant-found", "the case was marked as significant",
            "risk-found", "the case was marked as a high risk to people",
            "materiality-determined", "the case was marked as material");

    private final ClockTable table;
    private final Clock clock;

    ClockStarts(ClockTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Empty where the event has not happened yet. */
    Optional<ClockStart> of(String event, String caseKey, Instant openedAt, ZoneId zone) {
        if (event.startsWith(SUBMISSION_OF)) {
            String obligation = event.substring(SUBMISSION_OF.length());
            return table.submissionOf(caseKey, obligation)
                    .map(at -> new ClockStart(at, "the notice '" + obligation + "' was submitted"));
        }
        if (event.startsWith(END_OF_YEAR_OF)) {
            return of(event.substring(END_OF_YEAR_OF.length()), caseKey, openedAt, zone)
                    .map(start -> endOfYear(start, zone));
        }
        String found = FOUND.get(event);
        if (found != null) {
            return Optional.of(new ClockStart(clock.instant(), found));
        }
        return switch (event) {
            case "aware", "discovered" -> Optional.of(new ClockStart(openedAt, "the case was opened"));
            default -> Optional.empty();
        };
    }

    private static ClockStart endOfYear(ClockStart start, ZoneId zone) {
        int year = start.at().atZone(zone).getYear();
        Instant end = LocalDate.of(year, 12, 31).atTime(23, 59).atZone(zone).toInstant();
        return new ClockStart(end, "the year ended in which " + start.why());
    }
}
