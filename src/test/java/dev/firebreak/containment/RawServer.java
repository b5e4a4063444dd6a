package dev.firebreak.containment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers every connection on loopback with the same bytes, whatever comes. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;

    private RawServer(ServerSocket socket, byte[] answer) {
        this.socket = socket;
        this.answer = answer;
        Thread serving = new Thread(this::serve, "raw-server");
        serving.setDaemon(true);
        serving.start();
    }

    static RawServer answering(String raw) throws IOException {
        return answering(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    static RawServer answering(byte[] raw) throws IOException {
        return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), raw);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.getInputStream().read(new byte[8192]);
                connection.getOutputStream().write(answer);
                connection.getOutputStream().flush();
            } catch (IOException e) {
                // Closed, or the caller hung up.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
