package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.web.Refusal;
import org.springframework.http.HttpStatus;

/**
 * Reads fields of a vendor's payload, which may be missing or of another type than the vendor's manual says.
 *
 * @param vendor for people
 */
record Payload(String vendor, JsonNode node) {

    /** The text or number at a path such as "rule.id"; "" where there is none. */
    String text(String path) {
        JsonNode at = node;
        for (String name : path.split("\\.")) {
            at = at.path(name);
        }
        return at.isValueNode() && !at.isNull() ? at.asText() : "";
    }

    /** The first of the paths that has a text. */
    String firstOf(String... paths) {
        for (String path : paths) {
            String text = text(path);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    Payload at(String name) {
        return new Payload(vendor, node.path(name));
    }

    /**
     * A title of one line. Control characters in it are refused: it is what the vendor's own rule says, and no log line
     * that an attacker writes.
     */
    String title(String text) {
        String line = Texts.line(text).strip();
        if (Texts.hasControl(line, true)) {
            throw refused("Its title holds control characters. Correct the rule that makes it.");
        }
        return Texts.shorten(line, Texts.TITLE);
    }

    Refusal refused(String why) {
        return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "Not a " + vendor + " alert", why + " Nothing was stored.");
    }
}
