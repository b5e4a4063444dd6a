package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Suricata's EVE alerts. They carry no id, and an event is never corrected afterwards: each content is an alert of its
 * own.
 */
@Component
class SuricataNormalizer implements AlertNormalizer {

    @Override
    public String source() {
        return "suricata";
    }

    @Override
    public List<NormalAlert> normalize(JsonNode node) {
        Payload payload = new Payload("Suricata", node);
        if (!payload.text("event_type").equals("alert") || !node.path("alert").isObject()) {
            throw payload.refused("Only EVE events with event_type 'alert' and an object 'alert' are taken.");
        }
        String signature = payload.text("alert.signature");
        String title = signature.isBlank() ? "Suricata signature " + payload.text("alert.signature_id") : signature;
        return List.of(new NormalAlert(
                source(),
                "",
                node,
                false,
                payload.title(title),
                description(payload),
                DetectionTime.of(payload.text("timestamp")).orElse(DetectionTime.UNKNOWN),
                severity(payload),
                findings(payload)));
    }

    private static String description(Payload payload) {
        return Texts.clean(Texts.shorten(
                String.join(
                        " ",
                        payload.text("alert.category") + ":",
                        payload.text("proto"),
                        payload.text("src_ip"),
                        payload.text("src_port"),
                        "→",
                        payload.text("dest_ip"),
                        payload.text("dest_port"),
                        "(" + payload.text("alert.action") + ")"),
                Texts.DESCRIPTION));
    }

    /** Runs down: 1 is the worst. */
    private static AlertSeverity severity(Payload payload) {
        return switch (payload.text("alert.severity")) {
            case "1" -> AlertSeverity.HIGH;
            case "2", "" -> AlertSeverity.MEDIUM;
            case "3" -> AlertSeverity.LOW;
            default -> AlertSeverity.INFORMATIONAL;
        };
    }

    private static Findings findings(Payload payload) {
        return new Findings.Collector()
                .connection(payload.text("src_ip"), payload.text("dest_ip"))
                .indicator("domain", payload.firstOf("http.hostname", "tls.sni", "dns.query.rrname"))
                .indicator("url", payload.text("http.url"))
                .indicator("email", payload.text("smtp.mail_from"))
                .indicator("hash", payload.text("fileinfo.sha256"))
                .done();
    }
}
