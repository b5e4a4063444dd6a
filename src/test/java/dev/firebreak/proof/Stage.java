package dev.firebreak.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What stands outside the processes of a proof: the target that their hook calls, which counts what it does, and who tells
 * their effects at each point whether they may go on.
 */
final class Stage implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTE = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final boolean honoursKeys;
    private final Set<String> keysSeen = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> effects = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Map<String, HaltPoint> toHold = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile CountDownLatch held = new CountDownLatch(1);

    /** @param honoursKeys whether the target takes effect once per idempotency key */
    Stage(boolean honoursKeys) throws IOException {
        this.honoursKeys = honoursKeys;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/point", this::arrive);
        server.createContext("/target", this::call);
        server.setExecutor(threads);
        server.start();
    }

    /** @param pid of the process whose effect is there */
    record Arrival(HaltPoint point, String target, long pid) {}

    boolean honoursKeys() {
        return honoursKeys;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Each of these targets' effects stays at this point, the first time that it comes there. */
    void hold(HaltPoint point, Collection<String> targets) {
        targets.forEach(target -> toHold.put(target, point));
    }

    /** The next one that stays where it was to be held. */
    Arrival awaitHeld() throws InterruptedException {
        Arrival arrival = arrivals.poll(MINUTE, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new AssertionError("Nothing came to where it was to be held: " + toHold);
        }
        return arrival;
    }

    /** Whoever is held may go on, if it lives. */
    void letGo() {
        held.countDown();
        held = new CountDownLatch(1);
    }

    /** How often the hook called for this target. */
    long calls(String target) {
        return calls.stream().filter(target::equals).count();
    }

    /** How often that brought something about. */
    long effects(String target) {
        return effects.stream().filter(target::equals).count();
    }

    private void arrive(HttpExchange exchange) throws IOException {
        CountDownLatch hold = held;
        try (exchange) {
            String[] question = exchange.getRequestURI().getQuery().split("&");
            Arrival arrival = new Arrival(HaltPoint.valueOf(question[0]), question[1], Long.parseLong(question[2]));
            if (toHold.remove(arrival.target(), arrival.point())) {
                arrivals.add(arrival);
                hold.await();
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = JSON.readTree(exchange.getRequestBody().readAllBytes())
                    .path("target")
                    .asText();
            calls.add(target);
            boolean known =
                    honoursKeys && !keysSeen.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            if (!known) {
                effects.add(target);
            }
            exchange.sendResponseHeaders(known ? 208 : 204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
