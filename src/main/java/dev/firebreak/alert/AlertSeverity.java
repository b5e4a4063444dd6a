package dev.firebreak.alert;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How bad the source says it is, worst first. */
public enum AlertSeverity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFORMATIONAL;

    /** As stored and as the API shows it: lowercase. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isAtLeast(AlertSeverity other) {
        return compareTo(other) <= 0;
    }

    static Optional<AlertSeverity> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
