package dev.firebreak.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Malformed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A flat JSON object of exactly the names asked for: whole numbers, text, null and lists of text. */
final class JsonShape {

    static final int MAX_SIZE = 16 << 20;

    private static final long MAX_NUMBER = (1L << 53) - 1;

    /** More than any tree has levels. */
    private static final int MAX_LIST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_SIZE).build())
            .build();

    private final Map<String, @Nullable Object> values = new HashMap<>();

    private JsonShape() {}

    /** @throws Malformed if the text is no such object, or its names are not these */
    static JsonShape parse(String text, Set<String> names) {
        JsonShape shape = new JsonShape();
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("Not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                shape.values.put(name, value(parser));
            }
            if (parser.nextToken() != null) {
                throw new Malformed("More than one JSON object");
            }
        } catch (IOException e) {
            throw new Malformed("Not JSON");
        }
        if (!shape.values.keySet().equals(new HashSet<>(names))) {
            throw new Malformed("Not the names that belong here");
        }
        return shape;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            long number = parser.getLongValue();
            if (number < 0 || number > MAX_NUMBER) {
                throw new Malformed("A number beyond 2^53 - 1");
            }
            return number;
        }
        if (token != JsonToken.START_ARRAY) {
            throw new Malformed("Neither a number, text, null nor a list");
        }
        List<Hash> list = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING && list.size() < MAX_LIST) {
            list.add(Hash.ofHex(parser.getText()));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new Malformed("Not a list of at most " + MAX_LIST + " hashes");
        }
        return list;
    }

    long number(String name) {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw new Malformed(name + " is not a number");
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw new Malformed(name + " is not text");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new Malformed(name + " is not text");
    }

    @SuppressWarnings("unchecked") // Lists hold hashes only.
    List<Hash> hashes(String name) {
        if (values.get(name) instanceof List<?> list) {
            return (List<Hash>) list;
        }
        throw new Malformed(name + " is not a list");
    }
}
