package dev.firebreak.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a case stands. Only an open one has work left. */
public enum CaseState {
    OPEN,
    CLOSED,
    DISMISSED,
    MERGED;

    /** As stored and as the API shows it: lowercase. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaseState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
