package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Posts each call as JSON to one configured address. Follows no redirect, waits no longer and reads no more than set. */
final class HttpHook implements ContainmentHook {

    static final int LONGEST_ANSWER = 64 * 1024;

    private final String name;
    private final HookSettings settings;
    private final HookAnswers answers;
    private final ObjectMapper json;
    private final HttpClient client;

    HttpHook(String name, HookSettings settings, ObjectMapper json) {
        this.name = name;
        this.settings = settings;
        this.answers = new HookAnswers(name, json);
        this.json = json;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    @Override
    public Counterpart counterpart() {
        return Counterpart.here(name, settings.honoursKeys(), false, new RetrySchedule(settings.retryDelays(), false));
    }

    @Override
    public EffectOutcome send(HookCall call) {
        CompletableFuture<HttpResponse<HookBody>> answer =
                client.sendAsync(request(call), head -> new HookBodyReader(LONGEST_ANSWER));
        try {
            HttpResponse<HookBody> response = answer.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return answers.outcome(
                    response.statusCode(), response.headers().firstValue("Retry-After"), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new EffectOutcome.OutcomeUnknown("Hook " + name + " did not answer within "
                    + settings.callTimeout().toSeconds() + " s. Whether it took effect is not known.");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new EffectOutcome.OutcomeUnknown("Firebreak was stopped while hook " + name + " was called.");
        }
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        return new EffectOutcome.OutcomeUnknown("Hook " + name + " cannot be asked.");
    }

    private HttpRequest request(HookCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", call.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(call)));
        if (!settings.secret().isEmpty()) {
            request.header("Authorization", "Bearer " + settings.secret());
        }
        return request.build();
    }

    private byte[] body(HookCall call) {
        try {
            return json.writeValueAsBytes(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of text can always be written", e);
        }
    }

    private EffectOutcome failed(Throwable cause) {
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        return neverSent
                ? new EffectOutcome.NotSent("Hook " + name + " cannot be reached: " + reason(cause))
                : new EffectOutcome.OutcomeUnknown("Hook " + name + " gave no answer that can be read: " + reason(cause)
                        + ". Whether it took effect is not known.");
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
