package dev.firebreak.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.RecordEntry;
import org.springframework.stereotype.Component;

/** Makes entries of the record readable. */
@Component
public class RecordRows {

    private final ObjectMapper json;

    RecordRows(ObjectMapper json) {
        this.json = json;
    }

    /** The entry in words, its details indented. */
    public RecordRow of(RecordEntry found) {
        return new RecordRow(
                found, Words.of(found.entry().kind()), pretty(found.entry().details()));
    }

    private String pretty(String details) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readValue(details, Object.class));
        } catch (JsonProcessingException e) {
            return details;
        }
    }
}
