package dev.firebreak.containment;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP with one hook: waits no longer and reads no more than set, and knows whether a call went out. */
final class HookClient {

    static final int LONGEST_ANSWER = 64 * 1024;

    private final CloseableHttpClient client;

    HookClient(CloseableHttpClient client) {
        this.client = client;
    }

    /** Posts the body. @param longest how long it may take in all */
    HookReply send(HttpUriRequestBase request, HttpEntity body, Duration longest) {
        SendGate gate = new SendGate();
        request.setEntity(new Sending(body, gate));
        return exchange(request, gate, longest);
    }

    /** For a request without a body, whose failure is the same whether it went out or not. */
    HookReply ask(HttpUriRequestBase request, Duration longest) {
        return exchange(request, null, longest);
    }

    private HookReply exchange(HttpUriRequestBase request, @Nullable SendGate gate, Duration longest) {
        try {
            return Deadline.within(longest, () -> call(request));
        } catch (TimeoutException e) {
            return failed(
                    gate,
                    "no connection within " + Deadline.text(longest),
                    "did not answer within " + Deadline.text(longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(gate, "Firebreak was stopped", "was called while Firebreak was stopped");
        } catch (ExecutionException e) {
            return failed(gate, e.getCause() == null ? e : e.getCause(), longest);
        } finally {
            request.cancel();
        }
    }

    private HookReply call(HttpUriRequestBase request) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, request, null);
        // Not closed but cancelled by the caller: closing would read on to the end of what is not wanted.
        return new HookReply.Answered(
                response.getCode(), header(response, "Retry-After"), type(response), body(response.getEntity()));
    }

    private static HookBody body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new HookBody("", false);
        }
        InputStream content = entity.getContent();
        byte[] read = content.readNBytes(LONGEST_ANSWER + 1);
        boolean cut = read.length > LONGEST_ANSWER;
        return new HookBody(new String(read, 0, Math.min(read.length, LONGEST_ANSWER), StandardCharsets.UTF_8), cut);
    }

    private static String type(ClassicHttpResponse response) {
        return header(response, "Content-Type").orElse("");
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    private static HookReply failed(@Nullable SendGate gate, Throwable cause, Duration longest) {
        if (cause instanceof BlockedAddress) {
            return new HookReply.NeverSent(reason(cause), true);
        }
        String lost = cause instanceof SocketTimeoutException
                ? "did not answer within " + Deadline.text(longest)
                : "gave no answer that can be read: " + reason(cause);
        return failed(gate, reason(cause), lost);
    }

    private static HookReply failed(@Nullable SendGate gate, String neverSent, String lost) {
        return gate != null && gate.giveUp() ? new HookReply.NeverSent(neverSent, false) : new HookReply.Lost(lost);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof UnknownHostException) {
            return "no address is known for its name (" + message + ")";
        }
        return cause instanceof SSLException ? "its certificate or TLS is not accepted (" + message + ")" : message;
    }
}
