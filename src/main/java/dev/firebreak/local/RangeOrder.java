package dev.firebreak.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** What a call asks the practice range for. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RangeOrder(String caseKey, String action, String target, String kind) {

    RangeOrder(@Nullable String caseKey, @Nullable String action, @Nullable String target, @Nullable String kind) {
        this.caseKey = text(caseKey);
        this.action = text(action);
        this.target = text(target);
        this.kind = text(kind);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
