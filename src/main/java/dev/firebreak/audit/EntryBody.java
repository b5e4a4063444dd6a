package dev.firebreak.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firebreak.tlog.CanonicalJson;
import dev.firebreak.tlog.Utf8;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The part of an entry that may name people, as canonical JSON (RFC 8785): actor, details, element, process, summary. What that
 * form cannot hold is kept in another one: numbers that no double is equal to as strings, NUL and half surrogate pairs, which
 * no text of PostgreSQL holds, as U+FFFD.
 */
final class EntryBody {

    private static final char UNKNOWN = '\uFFFD';

    private EntryBody() {}

    /** UTF-8. */
    static byte[] of(String actor, AuditEntry entry, ObjectMapper json) {
        try {
            ObjectNode body = json.createObjectNode();
            body.put("actor", actor);
            body.set("details", json.valueToTree(entry.details()));
            body.put("summary", entry.summary());
            if (entry.element() != null) {
                body.put("element", entry.element());
            }
            if (entry.process() != null) {
                body.put("process", entry.process());
            }
            return CanonicalJson.of(storable(body, json).toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Details of " + entry.kind() + " cannot be written as JSON", e);
        }
    }

    static String text(byte[] body) {
        return Utf8.parse(body);
    }

    /** PostgreSQL text holds no NUL, and UTF-8 no half of a surrogate pair. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? UNKNOWN : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static JsonNode storable(JsonNode node, ObjectMapper json) {
        if (node.isObject()) {
            ObjectNode kept = json.createObjectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                kept.set(storable(field.getKey()), storable(field.getValue(), json));
            }
            return kept;
        }
        if (node.isArray()) {
            ArrayNode kept = json.createArrayNode();
            node.forEach(each -> kept.add(storable(each, json)));
            return kept;
        }
        if (node.isTextual()) {
            return TextNode.valueOf(storable(node.textValue()));
        }
        return node.isNumber() && !isDouble(node.decimalValue()) ? TextNode.valueOf(node.asText()) : node;
    }

    private static boolean isDouble(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest)
                && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0
                && Math.abs(nearest) <= (number.scale() <= 0 ? 0x1p53 : Double.MAX_VALUE);
    }
}
