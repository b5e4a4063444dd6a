package dev.firebreak.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The practice range's address on loopback: POST /{system} takes a call, GET /{system}/{key} says what became of it, GET /calls
 * and GET /effects show what came of all.
 */
@Component
@Profile("local")
class RangeServer implements SmartLifecycle, DisposableBean {

    /** Longer than any caller waits. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private static final List<String> SYSTEMS = List.of("edr", "firewall", "identity", "mail");
    private static final String JSON = "application/json";
    private static final int LONGEST_CALL = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(RangeServer.class);

    private final PracticeRange range;
    private final ObjectMapper json;
    private final int port;
    private final RangeSignature signature;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "practice-range");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable HttpServer server;

    RangeServer(PracticeRange range, ObjectMapper json, LocalProperties properties, Clock clock) {
        this.range = range;
        this.json = json;
        this.port = properties.rangePort();
        this.signature = new RangeSignature(properties.rangeSigningSecret(), clock);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void start() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.setExecutor(threads);
            SYSTEMS.forEach(system -> opened.createContext("/" + system, exchange -> take(system, exchange)));
            opened.createContext("/calls", exchange -> show(exchange, range.calls()));
            opened.createContext("/effects", exchange -> show(exchange, range.effects()));
            opened.start();
            server = opened;
            LOG.info("The practice range listens on {}", address());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The practice range cannot listen on port " + port + ". Set firebreak.local.range-port.", e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Before the effects that call it, and stopped after them. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private void take(String system, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                tell(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_CALL);
            if (!signature.holds(exchange.getRequestHeaders(), body)) {
                send(exchange, 401, JSON, "{\"detail\":\"Sign the call with the secret of the practice range.\"}");
                return;
            }
            Optional<RangeOrder> order = order(body);
            if (order.isEmpty()) {
                send(exchange, 400, JSON, "{\"detail\":\"Send a JSON object of at most 64 KB.\"}");
                return;
            }
            String key = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "");
            RangeAnswer answer = range.take(system, order.get(), key);
            if (answer == RangeAnswer.LATE) {
                TimeUnit.SECONDS.sleep(LATE.toSeconds());
            }
            send(exchange, answer.status(), answer.type(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<String> state = range.became(path.substring(path.lastIndexOf('/') + 1));
        send(
                exchange,
                state.isPresent() ? 200 : 404,
                JSON,
                json.writeValueAsString(Map.of("state", state.orElse("unknown"))));
    }

    private Optional<RangeOrder> order(byte[] body) throws IOException {
        try {
            return Optional.ofNullable(json.readValue(body, RangeOrder.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void show(HttpExchange exchange, Object what) throws IOException {
        try (exchange) {
            send(exchange, 200, JSON, json.writeValueAsString(what));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
