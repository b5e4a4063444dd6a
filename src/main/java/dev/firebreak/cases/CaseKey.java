package dev.firebreak.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names a case: {@code IR-2026-0001}. Numbers are gap-free within a year, so a missing case shows.
 *
 * @param text as people write it
 */
public record CaseKey(@JsonValue String text) {

    private static final Pattern SHAPE = Pattern.compile("IR-\\d{4}-\\d{4,9}");

    /** @throws IllegalArgumentException for any other shape */
    @JsonCreator
    public CaseKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException("A case key looks like IR-2026-0001, not like '" + text + "'");
        }
    }

    static CaseKey of(int year, long number) {
        return new CaseKey(String.format(Locale.ROOT, "IR-%d-%04d", year, number));
    }

    /** Whether a text has the shape of a key; says nothing about the case being there. */
    public static boolean isKey(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
