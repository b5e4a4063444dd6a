package dev.firebreak.audit;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL that this machine has with all of its tools, which the embedded one comes without. */
final class InstalledPostgres implements Closeable {

    private final Path tools;
    private final Path data;
    private final int port;
    private boolean running;

    private InstalledPostgres(Path tools, Path data) throws IOException {
        this.tools = tools;
        this.data = data;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    /** Where server and tools of one version lie, the newest. */
    static Optional<Path> tools() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.exists(bin.resolve("initdb")) && Files.exists(bin.resolve("pg_dump")))
                    .max(Comparator.comparing(Path::toString));
        }
    }

    static InstalledPostgres start(Path tools, Path data) throws IOException, InterruptedException {
        InstalledPostgres server = new InstalledPostgres(tools, data);
        server.run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "--no-sync");
        server.run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p " + server.port + " -h 127.0.0.1 -k " + data + " -F",
                "start");
        server.running = true;
        return server;
    }

    int port() {
        return port;
    }

    void tool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of(name, "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres", "-d", "firebreak"));
        all.addAll(List.of(arguments));
        run(all.toArray(String[]::new));
    }

    private void run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root.
            all.addAll(List.of("unshare", "-U"));
        }
        all.add(tools.resolve(command[0]).toString());
        all.addAll(List.of(command).subList(1, command.length));
        Path said = Files.createTempFile("postgres", ".log");
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(all + ": " + Files.readString(said));
        }
        Files.delete(said);
    }

    @Override
    public void close() throws IOException {
        if (!running) {
            return;
        }
        running = false;
        try {
            run("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
