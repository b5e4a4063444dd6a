package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The shape that any system can send. It is strict: a misspelt name would lose what it was meant to say. */
@Component
class GenericNormalizer implements AlertNormalizer {

    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "source",
            "sourceId",
            "title",
            "description",
            "detectedAt",
            "severity",
            "assets",
            "accounts",
            "indicators",
            "dataClasses",
            "raw"));
    private static final int LONGEST_TITLE = Texts.DESCRIPTION;
    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_ENTRY = 500;

    @Override
    public String source() {
        return "generic";
    }

    @Override
    public List<NormalAlert> normalize(JsonNode node) {
        node.fieldNames().forEachRemaining(GenericNormalizer::requireKnown);
        String title = title(node);
        return List.of(new NormalAlert(
                line(node, "source", LONGEST_SOURCE, true),
                line(node, "sourceId", SourceIds.LONGEST, false),
                node,
                false,
                Texts.shorten(title, Texts.TITLE),
                description(title, text(node, "description")),
                detected(text(node, "detectedAt")),
                severity(text(node, "severity")),
                new Findings(
                        list(node, "assets"), list(node, "accounts"), indicators(node), list(node, "dataClasses"))));
    }

    private static void requireKnown(String name) {
        if (!NAMES.contains(name)) {
            throw refused("'" + Texts.shorten(name, 50) + "' is not a field of an alert. The fields are "
                    + String.join(", ", NAMES) + "; whatever else the source says belongs in raw.");
        }
    }

    /** Some systems have one text for everything: line breaks are no reason to lose an alert. */
    private static String title(JsonNode node) {
        String title = Texts.line(text(node, "title"));
        if (title.isBlank()) {
            throw refused("'title' is missing. Say it in a text that is not blank.");
        }
        return checked(title, "title", LONGEST_TITLE);
    }

    /** A title too long to show in full stands at the head of the description, where nothing of it is lost. */
    private static String description(String title, String description) {
        String whole = title.length() <= Texts.TITLE || description.startsWith(title)
                ? description
                : title + "\n\n" + description;
        return Texts.shorten(whole, Texts.DESCRIPTION);
    }

    private static DetectionTime detected(String text) {
        if (text.isEmpty()) {
            return DetectionTime.UNKNOWN;
        }
        return DetectionTime.of(text)
                .orElseThrow(() -> refused(
                        "'detectedAt' must be a time such as 2026-01-31T08:30:00Z, or a date of which parts may be missing: "
                                + "2026-01-31, 2026-01, 2026."));
    }

    private static AlertSeverity severity(String word) {
        return word.isEmpty()
                ? AlertSeverity.MEDIUM
                : AlertSeverity.of(word)
                        .orElseThrow(
                                () -> refused("'severity' must be one of critical, high, medium, low, informational."));
    }

    private static String line(JsonNode node, String name, int most, boolean required) {
        String text = text(node, name);
        if (required && text.isBlank()) {
            throw refused("'" + name + "' is missing. Say it in a text that is not blank.");
        }
        return checked(text, name, most);
    }

    private static String checked(String text, String name, int most) {
        if (text.length() > most) {
            throw refused("'" + name + "' is longer than " + most + " characters. Shorten it; raw may hold the rest.");
        }
        if (Texts.hasControl(text, true)) {
            throw refused("'" + name + "' holds control characters. Remove them, or send the original in raw.");
        }
        return text;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw refused("'" + name + "' must be a text.");
        }
        if (Texts.hasControl(value.textValue(), false)) {
            throw refused("'" + name + "' holds control characters. Remove them, or send the original in raw.");
        }
        return value.textValue();
    }

    private static List<String> list(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array(node, name)) {
            if (!each.isTextual()) {
                throw refused("'" + name + "' must be a list of texts.");
            }
            texts.add(checked(each.textValue(), name, LONGEST_ENTRY));
        }
        return texts;
    }

    private static List<AlertIndicator> indicators(JsonNode node) {
        List<AlertIndicator> indicators = new ArrayList<>();
        for (JsonNode each : array(node, "indicators")) {
            if (!each.isObject() || each.size() != 2) {
                throw refused("'indicators' must be a list of {\"type\": \"ip\", \"value\": \"203.0.113.7\"}.");
            }
            indicators.add(new AlertIndicator(
                    line(each, "type", LONGEST_ENTRY, true), line(each, "value", LONGEST_ENTRY, true)));
        }
        return indicators;
    }

    private static JsonNode array(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw refused("'" + name + "' must be a list, [ … ].");
        }
        return value;
    }

    private static Refusal refused(String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "Not an alert", detail);
    }
}
