package dev.firebreak.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something was detected. Sources know it more or less exactly: a year, a month and a day are kept as text and are
 * no moment. A time without a zone is taken as UTC.
 *
 * @param text as the source wrote it, or "" where it did not say
 * @param exact the moment, where the text is one
 */
public record DetectionTime(String text, @Nullable Instant exact) {

    static final DetectionTime UNKNOWN = new DetectionTime("", null);

    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d)(:\\d\\d)?(?:[.,](\\d{1,9})\\d*)?\\s?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

    /** Reads RFC 3339 and its usual relatives, epoch seconds and milliseconds, and dates with missing parts. */
    static Optional<DetectionTime> of(String text) {
        try {
            Matcher moment = MOMENT.matcher(text);
            if (moment.matches()) {
                return Optional.of(new DetectionTime(text, instant(moment)));
            }
            if (EPOCH.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return Optional.of(new DetectionTime(
                        text, text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number)));
            }
            return isDate(text) ? Optional.of(new DetectionTime(text, null)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(Matcher moment) {
        String seconds = moment.group(3) == null ? ":00" : moment.group(3);
        String fraction = moment.group(4) == null ? "" : "." + moment.group(4);
        return OffsetDateTime.parse(
                        moment.group(1) + "T" + moment.group(2) + seconds + fraction + zone(moment.group(5)))
                .toInstant();
    }

    private static String zone(@Nullable String zone) {
        if (zone == null || zone.equalsIgnoreCase("Z")) {
            return "Z";
        }
        String digits = zone.replace(":", "");
        return digits.substring(0, 3) + ":" + (digits.length() > 3 ? digits.substring(3) : "00");
    }

    private static boolean isDate(String text) {
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            LocalDate.parse(text);
        } else if (text.matches("\\d{4}-\\d\\d")) {
            YearMonth.parse(text);
        } else if (text.matches("\\d{4}")) {
            Year.parse(text);
        } else {
            return false;
        }
        return true;
    }
}
