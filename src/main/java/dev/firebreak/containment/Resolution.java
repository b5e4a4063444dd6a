package dev.firebreak.containment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person found out on the system itself. */
enum Resolution {
    TOOK_EFFECT("it took effect: checked on the system"),
    NO_EFFECT("it did not take effect"),
    DONE_BY_HAND("it was done by hand"),
    GIVEN_UP("it cannot be done here");

    private final String plain;

    Resolution(String plain) {
        this.plain = plain;
    }

    static Optional<Resolution> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** As the forms write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String plain() {
        return plain;
    }

    boolean isEffective() {
        return this == TOOK_EFFECT || this == DONE_BY_HAND;
    }
}
