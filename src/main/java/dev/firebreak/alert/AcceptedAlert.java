package dev.firebreak.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An alert that Firebreak keeps.
 *
 * @param source such as "wazuh"
 * @param assets our systems that it names
 * @param accounts logins, mailboxes and other accounts that it names
 * @param dataClasses kinds of data that it names
 */
public record AcceptedAlert(
        UUID id,
        String source,
        String title,
        String description,
        AlertSeverity severity,
        DetectionTime detected,
        List<String> assets,
        List<String> accounts,
        List<AlertIndicator> indicators,
        List<String> dataClasses,
        Instant receivedAt) {

    static AcceptedAlert of(UUID id, NormalAlert alert, Instant receivedAt) {
        return new AcceptedAlert(
                id,
                alert.source(),
                alert.title(),
                alert.description(),
                alert.severity(),
                alert.detected(),
                alert.findings().assets(),
                alert.findings().accounts(),
                alert.findings().indicators(),
                alert.findings().dataClasses(),
                receivedAt);
    }
}
