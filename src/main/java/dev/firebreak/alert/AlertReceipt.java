package dev.firebreak.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an alert; the same whenever the same alert comes again.
 *
 * @param caseKey the case that it opened or joined, or null
 * @param disposition "opened", "joined" or "recorded"
 */
record AlertReceipt(
        UUID alertId,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String caseKey,
        String disposition) {}
