package dev.firebreak.cases;

import java.util.Locale;

/** Where a case stands. Only an open one has work left. */
public enum CaseState {
    OPEN,
    CLOSED,
    DISMISSED,
    MERGED;

    /** As stored and as the API shows it: lowercase. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaseState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
