package dev.firebreak.containment;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens where nobody may come, and counts who did. */
final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();

    private Canary(ServerSocket socket) {
        this.socket = socket;
        Thread listening = new Thread(this::listen, "canary");
        listening.setDaemon(true);
        listening.start();
    }

    static Canary onEveryAddress() throws IOException {
        return new Canary(new ServerSocket(0));
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int bytes() {
        return bytes.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connections.incrementAndGet();
                connection.setSoTimeout(500);
                bytes.addAndGet(Math.max(0, connection.getInputStream().read(new byte[8192])));
            } catch (IOException e) {
                // Closed, or whoever came said nothing.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
