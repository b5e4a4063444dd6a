package dev.firebreak.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the rows of the review's form, in the shapes that a list of a form arrives in. */
@Component
class FollowUpRows {

    private final ObjectMapper json;
    private final ObjectReader reader;

    FollowUpRows(ObjectMapper json) {
        this.json = json;
        this.reader = json.readerFor(new TypeReference<List<FollowUpRow>>() {})
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Empty for null: a review may ask for nothing. */
    List<FollowUpRow> of(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        try {
            // Spin's JSON and text write themselves; a Java list is written first.
            String text = value instanceof Collection<?> list ? json.writeValueAsString(list) : value.toString();
            return text.isBlank() ? List.of() : reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "'followUps' is not a list of title, owner and days: " + e.getOriginalMessage(), e);
        }
    }
}
