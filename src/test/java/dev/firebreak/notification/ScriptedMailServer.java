package dev.firebreak.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says what a test tells it to say, and can cut the line instead of answering. */
final class ScriptedMailServer implements AutoCloseable {

    static final String CUT = "CUT";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> events = new ConcurrentHashMap<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedMailServer() throws IOException {
        this(0);
    }

    ScriptedMailServer(int port) throws IOException {
        socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** What to say to a command that begins like this; {@code "."} is the end of a mail. */
    ScriptedMailServer answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** What happens elsewhere between a command that begins like this and the answer to it. */
    ScriptedMailServer beforeAnswer(String command, Runnable meanwhile) {
        events.put(command, meanwhile);
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** What came before a final dot, whatever was said to it. */
    List<String> mails() {
        return mails;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                connections.incrementAndGet();
                talk(client);
            } catch (IOException endOfConversation) {
                // The other side left, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        if (!say(out, answers.getOrDefault("CONNECT", "220 scripted"))) {
            return;
        }
        String line = in.readLine();
        while (line != null) {
            if (!say(out, answerTo(line))) {
                return;
            }
            if (line.equals("DATA") && !answers.containsKey("DATA")) {
                mails.add(content(in));
                if (!say(out, answerTo("."))) {
                    return;
                }
            }
            line = in.readLine();
        }
    }

    private String answerTo(String line) {
        events.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .ifPresent(Runnable::run);
        return answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> line.equals("DATA") ? "354 go on" : "250 OK");
    }

    private static String content(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            mail.append(line).append('\n');
            line = in.readLine();
        }
        return mail.toString();
    }

    private static boolean say(OutputStream out, String answer) throws IOException {
        if (answer.equals(CUT)) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
