package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.engine.EffectOutcome;
import java.time.Clock;
import java.util.Optional;

/** Reads what a response of OpenC2 means: its own status, where HTTP says the same. */
final class OpenC2Answers {

    private final String hook;
    private final OpenC2Language language;
    private final ObjectMapper json;
    private final HookAnswers plain;
    private final Clock clock;

    OpenC2Answers(String hook, OpenC2Language language, ObjectMapper json, Clock clock) {
        this.hook = hook;
        this.language = language;
        this.json = json;
        this.plain = new HookAnswers(hook, json, clock);
        this.clock = clock;
    }

    EffectOutcome outcome(HookReply.Answered answer) {
        Optional<JsonNode> response = response(answer);
        if (response.isEmpty()) {
            return withoutResponse(answer);
        }
        int status = response.get().path("status").asInt();
        // An interim response comes with a final status of HTTP, since HTTP's own 102 carries no body.
        if (status != answer.status() && status != 102) {
            return unknown(answer);
        }
        return switch (status) {
            case 200 -> new EffectOutcome.Applied(answer.said(hook), rule(response.get()));
            case 400, 401, 403, 404, 501 -> new EffectOutcome.Refused(answer.said(hook));
            // Not able to perform it now, so that it did not.
            case 503 ->
                new EffectOutcome.NotSent(answer.said(hook), answer.pause(clock).orElse(null));
            default -> unknown(answer);
        };
    }

    /** Number of the rule that a packet filter made, or "". */
    private static String rule(JsonNode response) {
        JsonNode rule = response.path("results").path("slpf").path("rule_number");
        return rule.isIntegralNumber() ? rule.asText() : "";
    }

    /** Somebody in between may have answered: a refusal stands, a yes in no language we speak does not. */
    private EffectOutcome withoutResponse(HookReply.Answered answer) {
        return answer.status() < 300 ? unknown(answer) : plain.outcome(answer);
    }

    private Optional<JsonNode> response(HookReply.Answered answer) {
        String type = answer.type().replaceFirst(";.*", "").strip();
        if (answer.body().cut() || !type.equalsIgnoreCase("application/openc2-rsp+json")) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(answer.body().text()))
                    .filter(read -> language.problemsOfResponse(read).isEmpty());
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private EffectOutcome unknown(HookReply.Answered answer) {
        return new EffectOutcome.OutcomeUnknown(answer.said(hook) + " Whether it took effect is not known.");
    }
}
