package dev.firebreak.alert;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same text for the same content, whatever the order of names and the spelling of numbers. Numbers keep every digit:
 * as doubles, two ids beyond 2^53 would become one.
 */
final class CanonicalJson {

    private CanonicalJson() {}

    static void write(JsonNode node, StringBuilder to) {
        if (node.isObject()) {
            object(node, to);
        } else if (node.isArray()) {
            to.append('[');
            node.forEach(each -> {
                write(each, to);
                to.append(',');
            });
            to.append(']');
        } else if (node.isTextual()) {
            text(node.textValue(), to);
        } else if (node.isNumber()) {
            to.append(node.decimalValue().stripTrailingZeros());
        } else {
            to.append(node.asText());
        }
    }

    static void text(String value, StringBuilder to) {
        to.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, to);
        to.append('"');
    }

    private static void object(JsonNode node, StringBuilder to) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            sorted.put(field.getKey(), field.getValue());
        }
        to.append('{');
        sorted.forEach((name, value) -> {
            text(name, to);
            to.append(':');
            write(value, to);
            to.append(',');
        });
        to.append('}');
    }
}
