package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firebreak.engine.EffectOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hook's answers mean, against a real HTTP server. */
class HttpHookTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] MEGABYTE = new byte[1024 * 1024];

    private final List<HttpExchange> received = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server = server();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    @Test
    void callCarriesCaseActionTargetKeyAndSecret() throws IOException {
        answer(200, "application/json", "{}");
        assertThat(send()).isInstanceOf(EffectOutcome.Applied.class);
        HttpExchange call = received.get(0);
        assertThat(call.getRequestMethod()).isEqualTo("POST");
        assertThat(call.getRequestHeaders().getFirst("Idempotency-Key")).isEqualTo("ab".repeat(32));
        assertThat(call.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(JSON.readValue(bodies.get(0), Map.class))
                .containsEntry("caseKey", "IR-2026-0001")
                .containsEntry("action", "isolate-host")
                .containsEntry("target", "ws-0117")
                .containsEntry("kind", "apply")
                .containsEntry("idempotencyKey", "ab".repeat(32));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {} | Applied",
                "200 | '' | Applied",
                "201 | {\"id\":7} | Applied",
                "204 | '' | Applied",
                "200 | {\"already\":true} | AlreadyApplied",
                "208 | '' | AlreadyApplied",
                "400 | bad target | Refused",
                "401 | '' | Refused",
                "409 | {\"detail\":\"protected\"} | Refused",
                "422 | '' | Refused",
                "425 | '' | NotSent",
                "429 | '' | NotSent",
                "408 | '' | OutcomeUnknown",
                "500 | '' | OutcomeUnknown",
                "503 | '' | OutcomeUnknown",
                "202 | {} | OutcomeUnknown",
                "200 | <html>Sign in</html> | OutcomeUnknown",
                "200 | [1] | OutcomeUnknown",
                "303 | '' | OutcomeUnknown"
            })
    void statusAndBodyDecideWhatIsKnown(int status, String body, String outcome) {
        answer(status, "application/json", body);
        assertThat(send().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void refusalSaysWhatTheHookSaid() {
        answer(409, "text/plain", "protected\nmachine");
        assertThat(send().message()).contains("edr").contains("409").contains("protected machine");
    }

    @Test
    void busyHookThatSaysWhenToComeBackWasNotSentTo() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "5");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        assertThat(send()).isInstanceOf(EffectOutcome.NotSent.class);
    }

    @Test
    void redirectIsNotFollowed() {
        AtomicInteger canary = new AtomicInteger();
        server.createContext("/canary", exchange -> canary.incrementAndGet());
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", url(server.getAddress().getPort()) + "canary");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        assertThat(send()).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        assertThat(canary).hasValue(0);
    }

    @Test
    void hookThatTakesEffectAndAnswersTooLateIsUnknown() {
        AtomicBoolean effect = new AtomicBoolean();
        server.createContext("/", exchange -> {
            effect.set(true);
            pause(5000);
            exchange.close();
        });
        assertThat(send().message()).contains("did not answer within").contains("not known");
        assertThat(effect).isTrue();
    }

    @Test
    void answerThatTricklesIsCutOffInTime() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    body.write(' ');
                    body.flush();
                    pause(100);
                }
            }
        });
        long before = System.nanoTime();
        assertThat(send()).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void tenMegabytesAreNotReadAndAreNoAnswer() {
        AtomicInteger sent = new AtomicInteger();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 10; i++) {
                    body.write(MEGABYTE);
                    sent.incrementAndGet();
                }
            }
        });
        assertThat(send().message()).contains("more than 64 KB").contains("not known");
    }

    @Test
    void garbageInsteadOfHttpIsUnknown() throws IOException {
        assertThat(sendTo("\u0001\u0002garbage\r\n\r\n")).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
    }

    @Test
    void connectionThatBreaksAfterTheCallIsUnknown() throws IOException {
        assertThat(sendTo("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"))
                .isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        assertThat(sendTo("")).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
    }

    @Test
    void refusedConnectionAndUnknownHostWereNotSentTo() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(hook(url(closed)).send(AHook.CALL)).isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(hook("http://no-such-host.invalid/").send(AHook.CALL)).isInstanceOf(EffectOutcome.NotSent.class);
    }

    @Test
    void serverThatSpeaksNoTlsIsNeverTakenForAYes() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread plain = new Thread(() -> answerOnce(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            plain.start();
            EffectOutcome outcome =
                    hook("https://127.0.0.1:" + socket.getLocalPort() + "/").send(AHook.CALL);
            assertThat(outcome).isNotInstanceOfAny(EffectOutcome.Applied.class, EffectOutcome.AlreadyApplied.class);
        }
    }

    private EffectOutcome send() {
        return hook(url(server.getAddress().getPort())).send(AHook.CALL);
    }

    /** Answers the next connection with these bytes and closes it. */
    private static EffectOutcome sendTo(String raw) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerOnce(socket, raw));
            answering.start();
            return hook(url(socket.getLocalPort())).send(AHook.CALL);
        }
    }

    private static void answerOnce(ServerSocket socket, String raw) {
        try (Socket connection = socket.accept()) {
            connection.getInputStream().read(new byte[8192]);
            connection.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
        } catch (IOException e) {
            // The caller hung up.
        }
    }

    private void answer(int status, String type, String body) {
        server.createContext("/", exchange -> {
            received.add(exchange);
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
    }

    private static HttpHook hook(String url) {
        return AHook.http(
                "edr", "url=" + url, "secret=s3cret", "honours-keys=true", "connect-timeout=1s", "call-timeout=2s");
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/";
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
