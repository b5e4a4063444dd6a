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
import java.time.Duration;
import java.util.List;
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

/** The practice range's address on loopback: POST /{system} takes a call, GET /calls and GET /effects show what came of it. */
@Component
@Profile("local")
class RangeServer implements SmartLifecycle, DisposableBean {

    /** Longer than any caller waits. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private static final List<String> SYSTEMS = List.of("edr", "firewall", "identity", "mail");
    private static final int LONGEST_CALL = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(RangeServer.class);

    private final PracticeRange range;
    private final ObjectMapper json;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "practice-range");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable HttpServer server;

    RangeServer(PracticeRange range, ObjectMapper json, LocalProperties properties) {
        this.range = range;
        this.json = json;
        this.port = properties.rangePort();
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
            Optional<RangeOrder> order = order(exchange);
            if (order.isEmpty()) {
                send(exchange, 400, "application/json", "{\"detail\":\"Send a JSON object of at most 64 KB.\"}");
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

    private Optional<RangeOrder> order(HttpExchange exchange) throws IOException {
        try {
            return Optional.ofNullable(
                    json.readValue(exchange.getRequestBody().readNBytes(LONGEST_CALL), RangeOrder.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void show(HttpExchange exchange, Object what) throws IOException {
        try (exchange) {
            send(exchange, 200, "application/json", json.writeValueAsString(what));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
