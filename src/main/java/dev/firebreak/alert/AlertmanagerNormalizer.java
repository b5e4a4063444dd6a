package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Webhooks of Prometheus Alertmanager. Each holds a group of alerts, and each of these is an alert of its own, named by
 * its labels: when it fires again, or is resolved, that is news of the same alert.
 */
@Component
class AlertmanagerNormalizer implements AlertNormalizer {

    /** What Alertmanager says of the group. It changes when another alert joins the group, which is no news of this one. */
    private static final Set<String> OF_GROUP = Set.of(
            "alerts",
            "commonAnnotations",
            "commonLabels",
            "externalURL",
            "groupKey",
            "groupLabels",
            "receiver",
            "status",
            "truncatedAlerts",
            "version");

    @Override
    public String source() {
        return "alertmanager";
    }

    @Override
    public boolean sendsSeveral() {
        return true;
    }

    @Override
    public List<NormalAlert> normalize(JsonNode node) {
        Payload webhook = new Payload("Alertmanager", node);
        JsonNode alerts = node.path("alerts");
        if (!alerts.isArray() || alerts.isEmpty()) {
            throw webhook.refused("It has no array 'alerts' with at least one alert.");
        }
        List<NormalAlert> normal = new ArrayList<>();
        for (JsonNode alert : alerts) {
            if (!alert.path("labels").isObject()) {
                throw webhook.refused("An alert in it has no object 'labels'.");
            }
            normal.add(one(webhook, (ObjectNode) alert));
        }
        return normal;
    }

    private NormalAlert one(Payload webhook, ObjectNode alert) {
        Payload payload = new Payload("Alertmanager", alert);
        String status = alert.has("status") ? payload.text("status") : webhook.text("status");
        return new NormalAlert(
                source(),
                id(alert),
                content(webhook.node(), alert),
                status.equals("resolved"),
                payload.title(title(payload)),
                description(payload),
                DetectionTime.of(payload.text("startsAt")).orElse(DetectionTime.UNKNOWN),
                severity(payload.text("labels.severity")),
                findings(payload));
    }

    /** The labels are the alert's identity; Alertmanager's fingerprint is a hash of them that old versions leave out. */
    private static String id(ObjectNode alert) {
        return AlertFingerprint.of("", "", alert.path("labels")).hex();
    }

    private static JsonNode content(JsonNode webhook, ObjectNode alert) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("alert", alert);
        webhook.properties().stream()
                .filter(field -> !OF_GROUP.contains(field.getKey()))
                .forEach(field -> content.withObject("/webhook").set(field.getKey(), field.getValue()));
        return content;
    }

    private static String title(Payload payload) {
        String name = payload.firstOf("labels.alertname");
        String summary = payload.firstOf("annotations.summary", "annotations.title");
        if (name.isBlank() && summary.isBlank()) {
            return "Alert without a name";
        }
        return name.isBlank() || summary.isBlank() ? name + summary : name + ": " + summary;
    }

    private static String description(Payload payload) {
        return Texts.shorten(
                Texts.clean(payload.firstOf("annotations.description", "annotations.message")), Texts.DESCRIPTION);
    }

    private static AlertSeverity severity(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "critical", "emergency", "fatal", "disaster" -> AlertSeverity.CRITICAL;
            case "high", "error", "major", "page" -> AlertSeverity.HIGH;
            case "low" -> AlertSeverity.LOW;
            case "info", "information", "informational", "none", "debug" -> AlertSeverity.INFORMATIONAL;
            default -> AlertSeverity.MEDIUM;
        };
    }

    private static Findings findings(Payload payload) {
        return new Findings.Collector()
                .asset(Addresses.withoutPort(payload.firstOf("labels.instance", "labels.host", "labels.node")))
                .asset(payload.firstOf("labels.pod", "labels.name", "labels.service", "labels.job"))
                .done();
    }
}
