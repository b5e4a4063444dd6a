package dev.firebreak.cases;

import dev.firebreak.alert.Texts;
import org.jspecify.annotations.Nullable;

/** Checks what a person asks for; refuses with a sentence. */
final class Asked {

    private Asked() {}

    /** A text of one line that must be there. */
    static String line(String name, @Nullable String value, int most) {
        String text = required(name, value, most);
        if (Texts.hasControl(text, true)) {
            throw CaseRefusal.invalid("'" + name + "' must be one line without control characters.");
        }
        return text;
    }

    /** A text of several lines that must be there. */
    static String text(String name, @Nullable String value, int most) {
        String text = required(name, value, most);
        if (Texts.hasControl(text, false)) {
            throw CaseRefusal.invalid("'" + name + "' holds control characters. Remove them.");
        }
        return text;
    }

    /** A text of several lines, "" where there is none. */
    static String optional(String name, @Nullable String value, int most) {
        return value == null || value.isBlank() ? "" : text(name, value, most);
    }

    private static String required(String name, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            throw CaseRefusal.invalid("'" + name + "' is missing. Say it in a text that is not blank.");
        }
        String text = value.strip();
        if (text.length() > most) {
            throw CaseRefusal.invalid("'" + name + "' is longer than " + most + " characters. Shorten it.");
        }
        return text;
    }
}
