package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.engine.EffectOutcome;
import java.time.Clock;
import java.util.Optional;

/**
 * Reads what an HTTP answer means (RFC 9110 §15). What does not certainly mean yes or no is unknown: a login page with
 * status 200 is no yes.
 */
final class HookAnswers {

    private final String hook;
    private final ObjectMapper json;
    private final Clock clock;

    HookAnswers(String hook, ObjectMapper json, Clock clock) {
        this.hook = hook;
        this.json = json;
        this.clock = clock;
    }

    /** What the answer to a call means. */
    EffectOutcome outcome(HookReply.Answered answer) {
        int status = answer.status();
        return switch (status) {
            case 204 -> new EffectOutcome.Applied("Hook " + hook + " answered HTTP 204.");
            case 208 -> new EffectOutcome.AlreadyApplied("Hook " + hook + " answered HTTP 208: it was so before.");
            case 200, 201 -> success(answer);
            // Answered before the call was worked on, so that it may come again.
            case 425, 429 -> notYet(answer);
            case 408 -> unknown(answer);
            case 503 -> answer.retryAfter().isPresent() ? notYet(answer) : unknown(answer);
            default -> status >= 400 && status < 500 ? new EffectOutcome.Refused(answer.said(hook)) : unknown(answer);
        };
    }

    /**
     * What the answer to a question means: 404 that the call never arrived, and 200 {@code {"state":"applied"}}, {@code
     * "released"} or {@code "refused"} what came of it.
     */
    EffectOutcome becameOf(HookCall call, HookReply reply) {
        if (!(reply instanceof HookReply.Answered answer)) {
            return new EffectOutcome.OutcomeUnknown(
                    "Hook " + hook + " cannot be asked now. Whether it took effect is not known.");
        }
        Optional<JsonNode> read = read(answer.body());
        // A page that somebody else's server has for wrong addresses says nothing about the call.
        if (answer.status() == 404 && (read.isPresent() || answer.body().text().isBlank())) {
            return new EffectOutcome.NotSent("Hook " + hook + " says that the call never arrived.");
        }
        String state = answer.status() == 200
                ? read.map(node -> node.path("state").asText()).orElse("")
                : "";
        if (state.equals(call.releases() ? "released" : "applied")) {
            return new EffectOutcome.AlreadyApplied("Hook " + hook + " was asked and says: " + state + ".");
        }
        return state.equals("refused")
                ? new EffectOutcome.Refused("Hook " + hook + " was asked and says: refused.")
                : unknown(answer);
    }

    private EffectOutcome success(HookReply.Answered answer) {
        HookBody body = answer.body();
        if (body.cut()) {
            return new EffectOutcome.OutcomeUnknown("Hook " + hook + " answered HTTP " + answer.status()
                    + " with more than " + HookClient.LONGEST_ANSWER / 1024
                    + " KB, which is no answer. Whether it took effect is not known.");
        }
        if (body.text().isBlank()) {
            return new EffectOutcome.Applied("Hook " + hook + " answered HTTP " + answer.status() + ".");
        }
        Optional<JsonNode> read = read(body);
        if (read.isEmpty()) {
            return unknown(answer);
        }
        return read.get().path("already").asBoolean()
                ? new EffectOutcome.AlreadyApplied(answer.said(hook))
                : new EffectOutcome.Applied(answer.said(hook));
    }

    private Optional<JsonNode> read(HookBody body) {
        try {
            return body.cut()
                    ? Optional.empty()
                    : Optional.of(json.readTree(body.text())).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private EffectOutcome notYet(HookReply.Answered answer) {
        return new EffectOutcome.NotSent(answer.said(hook), answer.pause(clock).orElse(null));
    }

    private EffectOutcome unknown(HookReply.Answered answer) {
        return new EffectOutcome.OutcomeUnknown(answer.said(hook) + " Whether it took effect is not known.");
    }
}
