package dev.firebreak.alert;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firebreak.web.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** Reads a request body as RFC 8259 has it and nothing more: UTF-8, one object, each name once, every digit kept. */
final class AlertJson {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 1000;

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private AlertJson() {}

    static JsonNode read(byte[] body) {
        JsonNode node = parse(decode(body));
        if (!node.isObject()) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Not an alert",
                    "An alert is a JSON object, {…}. Send one object per request.");
        }
        requireWholeCharacters(node);
        return node;
    }

    private static String decode(byte[] body) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8. Encode it as UTF-8 and send it again.");
        }
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = STRICT.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw malformed("The body is empty. Send the alert as a JSON object.");
            }
            return node;
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw malformed("The body is not JSON that can be read" + where + ": " + reason(e)
                    + " Correct it and send it again.");
        } catch (ArithmeticException | NumberFormatException e) {
            throw malformed("The body holds a number that is too large. Send it as text.");
        }
    }

    private static String reason(JacksonException e) {
        String message = Texts.clean(String.valueOf(e.getOriginalMessage())).replaceAll("\\s+", " ");
        return Texts.shorten(message, 200) + (message.endsWith(".") ? "" : ".");
    }

    /** "\\ud800" is an escape for half a character: it cannot be stored, and two of them would look the same. */
    private static void requireWholeCharacters(JsonNode node) {
        if (node.isTextual()) {
            requireWhole(node.textValue());
        } else if (node.isObject()) {
            node.fieldNames().forEachRemaining(AlertJson::requireWhole);
        }
        node.forEach(AlertJson::requireWholeCharacters);
    }

    private static void requireWhole(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw malformed("A text holds half a surrogate pair, which is no character. Correct it and send it again.");
        }
    }

    private static Refusal malformed(String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, "Malformed JSON", detail);
    }
}
