package dev.firebreak.evidence;

import dev.firebreak.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Checks what people say of evidence; refuses with a sentence. */
final class Said {

    static final int NAME = 255;
    static final int LINE = 300;
    static final int TEXT = 2_000;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private Said() {}

    /** A text that must be there. */
    static String text(String name, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            throw invalid("'" + name + "' is missing. It goes into the chain of custody.");
        }
        String text = value.strip();
        if (text.length() > most) {
            throw invalid("'" + name + "' is longer than " + most + " characters. Shorten it.");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw invalid("'" + name + "' holds control characters. Remove them.");
        }
        return text;
    }

    /** The same, or a value for where nothing was said. */
    static String text(String name, @Nullable String value, int most, String otherwise) {
        return value == null || value.isBlank() ? otherwise : text(name, value, most);
    }

    /** A moment such as 2026-11-24T08:15Z; without a zone it is UTC. Null where nothing was said. */
    static @Nullable Instant moment(String name, @Nullable String value, Clock clock) {
        if (value == null || value.isBlank()) {
            return null;
        }
        Instant moment = parse(name, value.strip());
        if (moment.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw invalid("'" + name + "' lies in the future. Say when it happened.");
        }
        if (moment.isBefore(Instant.EPOCH)) {
            throw invalid("'" + name + "' lies before 1970. Say when it happened.");
        }
        return moment;
    }

    private static Instant parse(String name, String text) {
        try {
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw invalid("'" + name + "' must be a moment such as 2026-11-24T08:15Z.");
        }
    }

    static Refusal invalid(String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "Not valid", detail);
    }

    static Refusal conflict(String detail) {
        return new Refusal(HttpStatus.CONFLICT, "Not possible now", detail);
    }
}
