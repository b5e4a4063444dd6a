package dev.firebreak.containment;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A hook on loopback that gives one answer and remembers what came. */
final class HookServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private HookServer(HttpServer server) {
        this.server = server;
    }

    record Received(String method, String path, Headers headers, byte[] body) {

        String header(String name) {
            return headers.getFirst(name);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static HookServer answering(int status, String body) throws IOException {
        return answering(status, body, Map.of());
    }

    static HookServer answering(int status, String body, Map<String, String> headers) throws IOException {
        return new HookServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0))
                .start(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private HookServer start(int status, byte[] body, Map<String, String> headers) {
        server.createContext("/", exchange -> answer(exchange, status, body, headers));
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private void answer(HttpExchange exchange, int status, byte[] body, Map<String, String> headers)
            throws IOException {
        try (exchange) {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
