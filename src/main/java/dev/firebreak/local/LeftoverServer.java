package dev.firebreak.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a PostgreSQL that outlived a killed application, so that the same data can be opened again. */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LeftoverServer() {}

    /** @throws IOException where a Firebreak runs on the data, which is left alone, or where the server does not stop */
    static void stop(Path data) throws IOException {
        if (isInUse(data)) {
            throw new IOException("Another Firebreak runs on the data folder " + data + ". End it first, or set "
                    + "firebreak.local.data to another folder.");
        }
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> server = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(LeftoverServer::isPostgres);
        if (server.isPresent()) {
            LOG.warn(
                    "Stopping PostgreSQL {} that outlived an earlier Firebreak",
                    server.get().pid());
            server.get().destroy();
            await(server.get());
        }
        // A clean stop removes the file; a killed server leaves it, and its number may belong to another process by
        // now.
        Files.deleteIfExists(pidFile);
    }

    /** Whoever started a server on these data holds this lock for life. */
    private static boolean isInUse(Path data) throws IOException {
        Path lockFile = data.resolve("epg-lock");
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    private static void await(ProcessHandle server) throws IOException {
        try {
            server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(
                    "PostgreSQL " + server.pid() + " of an earlier Firebreak does not stop. End that process first.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Never two servers on the same data: the file that says so stays.
            throw new IOException("Interrupted while PostgreSQL " + server.pid() + " of an earlier Firebreak stops", e);
        }
    }
}
