package dev.firebreak.containment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** Posts each call to one configured address, signed where a secret is set, and asks at another one what became of it. */
final class HttpHook implements ContainmentHook {

    private final String name;
    private final HookSettings settings;
    private final HookClient client;
    private final HookTemplates templates;
    private final HookAnswers answers;
    private final Clock clock;
    private final @Nullable WebhookSignature signature;

    HttpHook(String name, HookSettings settings, HookClient client, ObjectMapper json, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.client = client;
        this.templates = new HookTemplates(settings.http().templates(), json);
        this.answers = new HookAnswers(name, json, clock);
        this.clock = clock;
        String secret = settings.http().signingSecret();
        this.signature = secret.isEmpty() ? null : WebhookSignature.with(secret);
    }

    @Override
    public Counterpart counterpart() {
        return Counterpart.here(
                name,
                settings.honoursKeys(),
                settings.http().askUrl() != null,
                new RetrySchedule(settings.retryDelays(), false));
    }

    @Override
    public EffectOutcome send(HookCall call) {
        byte[] body;
        try {
            body = templates.body(call);
        } catch (HookTemplates.TemplateProblem e) {
            return new EffectOutcome.Refused(
                    "Hook " + name + " was not called. " + e.getMessage() + " Have an administrator correct it.");
        }
        HttpPost request = new HttpPost(settings.address());
        request.setHeader("Idempotency-Key", call.idempotencyKey());
        authorize(request);
        sign(request, call.idempotencyKey(), body);
        HookReply reply =
                client.send(request, new ByteArrayEntity(body, ContentType.APPLICATION_JSON), settings.timeout(call));
        if (reply instanceof HookReply.Answered answered) {
            return answers.outcome(answered);
        }
        return reply instanceof HookReply.NeverSent neverSent
                ? neverSent.outcome(name)
                : ((HookReply.Lost) reply).outcome(name);
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        URI askUrl = settings.http().askUrl();
        if (askUrl == null) {
            return new EffectOutcome.OutcomeUnknown("Hook " + name + " cannot be asked.");
        }
        HttpGet request = new HttpGet(askUrl.toString().replaceAll("/+$", "") + "/" + call.idempotencyKey());
        authorize(request);
        return answers.becameOf(call, client.ask(request, settings.timeout(call)));
    }

    private void authorize(HttpUriRequestBase request) {
        request.setHeader("Accept", "application/json");
        if (!settings.secret().isEmpty()) {
            request.setHeader("Authorization", "Bearer " + settings.secret());
        }
    }

    private void sign(HttpUriRequestBase request, String id, byte[] body) {
        if (signature != null) {
            Instant now = clock.instant();
            request.setHeader("webhook-id", id);
            request.setHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()));
            request.setHeader("webhook-signature", signature.of(id, now, body));
        }
    }
}
