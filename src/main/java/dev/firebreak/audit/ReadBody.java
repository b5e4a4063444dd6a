package dev.firebreak.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * The body of an entry as people read it.
 *
 * @param summary "Erased" where the body is gone
 */
record ReadBody(JsonNode body, String summary) {

    /** What somebody has made of a body outside Firebreak need not be JSON. */
    static ReadBody of(@Nullable String text, ObjectMapper json) {
        if (text == null) {
            return new ReadBody(json.createObjectNode(), "Erased");
        }
        try {
            JsonNode body = json.readTree(text);
            return new ReadBody(body, body.path("summary").asText());
        } catch (JsonProcessingException e) {
            return new ReadBody(json.createObjectNode(), text);
        }
    }

    /** A member: a text as it is, an object as JSON, "" for none. */
    String text(String name) {
        JsonNode member = body.path(name);
        return member.isContainerNode() ? member.toString() : member.asText();
    }
}
