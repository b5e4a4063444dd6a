package dev.firebreak.web;

import dev.firebreak.audit.RecordFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a reader of the record typed; empty where a field was left alone.
 *
 * @param from first day, UTC
 * @param to last day, UTC
 */
public record RecordQuery(
        @Nullable String who,
        @Nullable String caseKey,
        @Nullable String kind,
        @Nullable String from,
        @Nullable String to) {

    private static final String SHAPE = "\\d{4}-\\d\\d-\\d\\d";

    RecordFilter filter() {
        return new RecordFilter(text(who), text(caseKey), text(kind), Set.of(), day(from, 0), day(to, 1));
    }

    /** The fields that were filled in, for links and for the record. */
    public Map<String, String> filled() {
        Map<String, String> filled = new LinkedHashMap<>();
        put(filled, "who", who);
        put(filled, "caseKey", caseKey);
        put(filled, "kind", kind);
        put(filled, "from", from);
        put(filled, "to", to);
        return filled;
    }

    private static void put(Map<String, String> filled, String name, @Nullable String value) {
        String text = text(value);
        if (text != null) {
            filled.put(name, text);
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.trim().replace("\0", "");
    }

    private static @Nullable Instant day(@Nullable String typed, int daysLater) {
        String text = text(typed);
        if (text == null) {
            return null;
        }
        try {
            // Java also reads years with a sign and more digits, of which the database knows no moment.
            return LocalDate.parse(text.matches(SHAPE) ? text : "")
                    .plusDays(daysLater)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "No such day", "'" + text + "' is not a day. Write it as 2026-01-31.");
        }
    }
}
