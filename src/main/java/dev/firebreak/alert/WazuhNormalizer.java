package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Wazuh alerts, as {@code alerts.json} and the integrator have them.
 *
 * <p>An alert's id is only its manager's clock and an offset in a file: it repeats between managers and after a
 * manager's file was replaced. Id, time, rule and agent together name one event.
 */
@Component
class WazuhNormalizer implements AlertNormalizer {

    @Override
    public String source() {
        return "wazuh";
    }

    @Override
    public List<NormalAlert> normalize(JsonNode node) {
        Payload payload = new Payload("Wazuh", node);
        if (!node.path("rule").isObject()) {
            throw payload.refused("It has no object 'rule'. Send the alert as Wazuh writes it to alerts.json.");
        }
        return List.of(new NormalAlert(
                source(),
                id(payload),
                node,
                false,
                payload.title(title(payload)),
                description(payload),
                DetectionTime.of(payload.firstOf("timestamp", "@timestamp")).orElse(DetectionTime.UNKNOWN),
                severity(payload),
                findings(payload)));
    }

    private static String id(Payload payload) {
        String id = payload.text("id");
        return id.isBlank()
                ? ""
                : SourceIds.of(id, payload.text("timestamp"), payload.text("rule.id"), payload.text("agent.id"));
    }

    private static String title(Payload payload) {
        String what = payload.firstOf("rule.description");
        String agent = payload.text("agent.name");
        return (what.isBlank() ? "Wazuh rule " + payload.text("rule.id") : what)
                + (agent.isBlank() ? "" : " (" + agent + ")");
    }

    private static String description(Payload payload) {
        String log = payload.firstOf("full_log", "data.title", "data.aws.description", "data.vulnerability.title");
        return Texts.shorten(Texts.clean(log), Texts.DESCRIPTION);
    }

    /** Levels run up from 0; the bands are those of Wazuh's own dashboard, and below 3 it raises no alert by default. */
    private static AlertSeverity severity(Payload payload) {
        JsonNode level = payload.node().path("rule").path("level");
        if (!level.isNumber()) {
            return AlertSeverity.MEDIUM;
        }
        int value = level.asInt();
        if (value >= 15) {
            return AlertSeverity.CRITICAL;
        } else if (value >= 12) {
            return AlertSeverity.HIGH;
        } else if (value >= 7) {
            return AlertSeverity.MEDIUM;
        }
        return value >= 3 ? AlertSeverity.LOW : AlertSeverity.INFORMATIONAL;
    }

    private static Findings findings(Payload payload) {
        Findings.Collector found = new Findings.Collector();
        found.asset(payload.firstOf("agent.name", "predecoder.hostname"));
        found.connection(
                Addresses.withoutPort(payload.firstOf("data.srcip", "data.src_ip")),
                Addresses.withoutPort(payload.firstOf("data.dstip", "data.dest_ip")));
        found.account(payload.text("data.srcuser")).account(payload.text("data.dstuser"));
        found.account(payload.text("data.win.eventdata.targetUserName"));
        found.indicator("domain", payload.text("data.http.hostname"));
        found.indicator("url", payload.firstOf("data.http.url", "data.url"));
        found.indicator("file", payload.firstOf("syscheck.path", "data.file"));
        found.indicator("hash", payload.firstOf("syscheck.sha256_after", "syscheck.sha1_after", "syscheck.md5_after"));
        found.indicator("cve", payload.text("data.vulnerability.cve"));
        return found.done();
    }
}
