package dev.firebreak.containment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Calls nft with its words given one by one, past any shell. */
final class NftCommand {

    private static final int LONGEST_OUTPUT = 16 * 1024 * 1024;

    private final List<String> command;

    NftCommand(List<String> command) {
        this.command = List.copyOf(command);
    }

    /**
     * @param output what it printed
     * @param error what it complained of
     */
    record Result(int exit, String output, String error) {}

    /**
     * Waits for its end.
     *
     * @param longest how long it may take
     * @param input for its standard input; may be ""
     * @throws IOException where it cannot be started, or was killed because it did not end in time
     */
    Result run(Duration longest, String input, String... words) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(words));
        Process process = new ProcessBuilder(line).start();
        try {
            Future<String> output = read(process.getInputStream());
            Future<String> error = read(process.getErrorStream());
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.get(0) + " did not end within " + Deadline.text(longest));
            }
            return new Result(process.exitValue(), output.get(), error.get().strip());
        } catch (ExecutionException e) {
            throw new IOException("What " + command.get(0) + " printed cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Firebreak was stopped while " + command.get(0) + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Future<String> read(InputStream stream) {
        return Deadline.background(() -> {
            try (stream) {
                return new String(stream.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
            }
        });
    }
}
