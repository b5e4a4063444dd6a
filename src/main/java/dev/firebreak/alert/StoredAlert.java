package dev.firebreak.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it was kept.
 *
 * @param detectedAt as the source wrote it, or ""
 * @param caseKey the case that it belongs to, or null
 * @param receivedFrom login of the machine or person that sent it
 */
public record StoredAlert(
        UUID alertId,
        String source,
        String sourceId,
        String title,
        String description,
        String severity,
        String detectedAt,
        @Nullable Instant detectedAtExact,
        List<String> assets,
        List<String> accounts,
        List<AlertIndicator> indicators,
        List<String> dataClasses,
        String disposition,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String caseKey,
        Instant receivedAt,
        String receivedFrom) {

    AcceptedAlert accepted() {
        return new AcceptedAlert(
                alertId,
                source,
                title,
                description,
                AlertSeverity.of(severity).orElse(AlertSeverity.MEDIUM),
                new DetectionTime(detectedAt, detectedAtExact),
                assets,
                accounts,
                indicators,
                dataClasses,
                receivedAt);
    }
}
