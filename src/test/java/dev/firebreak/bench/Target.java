package dev.firebreak.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A hook that takes its time and notes when it was called. */
final class Target {

    private final HttpServer server;
    private final Duration pause;
    private final LinkedBlockingQueue<Long> calls = new LinkedBlockingQueue<>();

    /** @param pause before each answer */
    Target(Duration pause) {
        this.pause = pause;
        // Else the server holds each answer back for 40 ms, until its client acknowledges the head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    void stop() {
        server.stop(0);
    }

    void forget() {
        calls.clear();
    }

    /** When the next call came, in nanoseconds of this JVM. */
    long nextCall() throws InterruptedException {
        Long at = calls.poll(1, TimeUnit.MINUTES);
        if (at == null) {
            throw new AssertionError("No call within a minute");
        }
        return at;
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(System.nanoTime());
        exchange.getRequestBody().readAllBytes();
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "{\"already\":false}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
