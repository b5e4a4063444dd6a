package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Speaks OpenC2 1.0 (OASIS Specification for Transfer of OpenC2 Messages via HTTPS 1.0). What is not a command of the language
 * is not sent, and what is not a response of it is no answer. The language has no question for what became of a command.
 */
final class OpenC2Hook implements ContainmentHook {

    private static final ContentType COMMAND = ContentType.parse("application/openc2-cmd+json;version=1.0");
    private static final String RESPONSE = "application/openc2-rsp+json";

    private final String name;
    private final HookSettings settings;
    private final HookClient client;
    private final OpenC2Language language = new OpenC2Language();
    private final OpenC2Answers answers;
    private final ObjectMapper json;
    private final Clock clock;

    OpenC2Hook(String name, HookSettings settings, HookClient client, ObjectMapper json, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.client = client;
        this.answers = new OpenC2Answers(name, language, json, clock);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Counterpart counterpart() {
        return Counterpart.here(name, settings.honoursKeys(), false, new RetrySchedule(settings.retryDelays(), false));
    }

    @Override
    public EffectOutcome send(HookCall call) {
        JsonNode command;
        try {
            command = command(call);
        } catch (InvalidTarget e) {
            return new EffectOutcome.Refused("Hook " + name + " cannot be told in OpenC2: " + e.getMessage());
        }
        List<String> problems = language.problemsOfCommand(command);
        if (!problems.isEmpty()) {
            return new EffectOutcome.Refused(
                    "Hook " + name + " cannot be told in OpenC2: " + problems.get(0) + ". Nothing was sent.");
        }
        HookReply reply =
                client.send(request(call), new ByteArrayEntity(bytes(command), COMMAND), settings.timeout(call));
        if (reply instanceof HookReply.Answered answered) {
            return answers.outcome(answered);
        }
        return reply instanceof HookReply.NeverSent neverSent
                ? neverSent.outcome(name)
                : ((HookReply.Lost) reply).outcome(name);
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        return new EffectOutcome.OutcomeUnknown("Hook " + name + " cannot be asked: OpenC2 has no question for it.");
    }

    private JsonNode command(HookCall call) {
        Map<String, Object> command = new HashMap<>(settings.openc2().profile().command(call));
        command.put("command_id", call.idempotencyKey());
        if (!settings.openc2().assetId().isEmpty()) {
            command.put(
                    "actuator",
                    Map.of(
                            settings.openc2().profile().word(),
                            Map.of("asset_id", settings.openc2().assetId())));
        }
        return json.valueToTree(command);
    }

    private HttpPost request(HookCall call) {
        HttpPost request = new HttpPost(settings.address());
        request.setHeader("Accept", RESPONSE + ";version=1.0");
        request.setHeader("Date", DateUtils.formatStandardDate(clock.instant()));
        request.setHeader("X-Request-ID", call.idempotencyKey());
        if (!settings.secret().isEmpty()) {
            request.setHeader("Authorization", "Bearer " + settings.secret());
        }
        return request;
    }

    private byte[] bytes(JsonNode command) {
        try {
            return json.writeValueAsString(command).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of text can always be written", e);
        }
    }
}
