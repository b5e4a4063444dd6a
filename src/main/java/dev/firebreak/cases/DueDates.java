package dev.firebreak.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** By when each phase is due: process variable {@code due}, phase → ISO text, counted from when the severity was set. */
final class DueDates {

    static final List<String> PHASES = List.of(
            "triage",
            "contain",
            "approve",
            "scope",
            "investigate",
            "communicate",
            "eradicate",
            "recover",
            "review",
            "followup",
            "close");

    /** Long enough for the plan to classify the case, short enough for somebody to notice that it did not. */
    private static final Duration UNTIL_CLASSIFIED = Duration.ofDays(1);

    private DueDates() {}

    /** What holds until the plan has classified the case. */
    static LinkedHashMap<String, String> provisional(Instant from) {
        LinkedHashMap<String, String> due = new LinkedHashMap<>();
        PHASES.forEach(phase -> due.put(phase, text(from.plus(UNTIL_CLASSIFIED))));
        return due;
    }

    /** @param deadlines phase → ISO duration of days, hours and minutes, as the table has it */
    static LinkedHashMap<String, String> of(Map<String, ?> deadlines, Instant from) {
        LinkedHashMap<String, String> due = new LinkedHashMap<>();
        deadlines.forEach((phase, duration) -> due.put(phase, text(from.plus(duration(phase, duration)))));
        return due;
    }

    private static Duration duration(String phase, Object text) {
        try {
            return Duration.parse(String.valueOf(text));
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(
                    "Table decide-deadlines gives '" + text + "' for phase " + phase
                            + ", which is no duration. Write days, hours and minutes like P2DT4H30M.",
                    e);
        }
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
