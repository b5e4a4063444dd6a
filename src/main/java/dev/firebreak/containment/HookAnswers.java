package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.engine.EffectOutcome;
import java.util.Optional;

/**
 * Reads what an HTTP answer means (RFC 9110 §15). What does not certainly mean yes or no is unknown: a login page with
 * status 200 is no yes.
 */
final class HookAnswers {

    private static final int SHOWN = 300;

    private final String hook;
    private final ObjectMapper json;

    HookAnswers(String hook, ObjectMapper json) {
        this.hook = hook;
        this.json = json;
    }

    EffectOutcome outcome(int status, Optional<String> retryAfter, HookBody body) {
        return switch (status) {
            case 204 -> new EffectOutcome.Applied("Hook " + hook + " answered HTTP 204.");
            case 208 -> new EffectOutcome.AlreadyApplied("Hook " + hook + " answered HTTP 208: it was so before.");
            case 200, 201 -> success(status, body);
            // Answered before the call was worked on, so that it may come again.
            case 425, 429 -> new EffectOutcome.NotSent(said(status, body));
            case 408 -> unknown(status, body);
            case 503 -> retryAfter.isPresent() ? new EffectOutcome.NotSent(said(status, body)) : unknown(status, body);
            default ->
                status >= 400 && status < 500 ? new EffectOutcome.Refused(said(status, body)) : unknown(status, body);
        };
    }

    private EffectOutcome success(int status, HookBody body) {
        if (body.cut()) {
            return new EffectOutcome.OutcomeUnknown("Hook " + hook + " answered HTTP " + status + " with more than "
                    + HttpHook.LONGEST_ANSWER / 1024 + " KB, which is no answer. Whether it took effect is not known.");
        }
        if (body.text().isBlank()) {
            return new EffectOutcome.Applied("Hook " + hook + " answered HTTP " + status + ".");
        }
        Optional<JsonNode> answer = read(body.text());
        if (answer.isEmpty()) {
            return unknown(status, body);
        }
        return answer.get().path("already").asBoolean()
                ? new EffectOutcome.AlreadyApplied(said(status, body))
                : new EffectOutcome.Applied(said(status, body));
    }

    private Optional<JsonNode> read(String text) {
        try {
            return Optional.of(json.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private EffectOutcome unknown(int status, HookBody body) {
        return new EffectOutcome.OutcomeUnknown(said(status, body) + " Whether it took effect is not known.");
    }

    private String said(int status, HookBody body) {
        String text = body.text().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "Hook " + hook + " answered HTTP " + status + (shown.isEmpty() ? "." : ": " + shown);
    }
}
