package dev.firebreak.containment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Real traffic, in a Java of its own. {@code serve PORT} echoes bytes. {@code call PORT} reads lines {@code new ADDRESS} and
 * {@code same ADDRESS} (over the connection that was opened first) and prints whether a byte came back.
 */
final class Traffic {

    private static final int PATIENCE = 700;

    private Traffic() {}

    public static void main(String[] words) throws IOException {
        int port = Integer.parseInt(words[1]);
        if (words[0].equals("serve")) {
            serve(port);
        } else {
            call(port);
        }
    }

    private static void serve(int port) throws IOException {
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("ready");
            while (true) {
                Socket connection = server.accept();
                Thread echo = new Thread(() -> {
                    try (connection) {
                        connection.getInputStream().transferTo(connection.getOutputStream());
                    } catch (IOException hungUp) {
                        // Fine.
                    }
                });
                echo.setDaemon(true);
                echo.start();
            }
        }
    }

    private static void call(int port) throws IOException {
        Map<String, Socket> first = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String address = line.substring(line.indexOf(' ') + 1);
            try {
                Socket socket = line.startsWith("same") && first.containsKey(address)
                        ? first.get(address)
                        : connect(address, port);
                first.putIfAbsent(address, socket);
                socket.getOutputStream().write(7);
                System.out.println(socket.getInputStream().read() == 7 ? "flows" : "stopped");
            } catch (IOException e) {
                System.out.println("stopped");
            }
        }
    }

    private static Socket connect(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), PATIENCE);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }
}
