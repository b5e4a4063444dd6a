package dev.firebreak.containment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A row of the form in which containment is chosen, as it arrives. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RequestRow(String action, String target, String reason) {

    RequestRow(@Nullable String action, @Nullable String target, @Nullable String reason) {
        this.action = text(action);
        this.target = text(target);
        this.reason = text(reason);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
