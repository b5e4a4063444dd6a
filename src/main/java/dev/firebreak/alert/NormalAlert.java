package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One alert in the shape that all sources share, not yet accepted.
 *
 * @param sourceId what the source calls it; the same id with other content is an update. "" where the source has no ids:
 *     then only the same content is the same alert
 * @param content everything that makes this alert the same as another or a different one
 * @param over whether the source says that it has ended
 */
record NormalAlert(
        String source,
        String sourceId,
        JsonNode content,
        boolean over,
        String title,
        String description,
        DetectionTime detected,
        AlertSeverity severity,
        Findings findings) {

    AlertFingerprint fingerprint() {
        return AlertFingerprint.of(source, sourceId, content);
    }
}
