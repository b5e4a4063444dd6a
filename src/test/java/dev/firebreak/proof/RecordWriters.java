package dev.firebreak.proof;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Threads of a Firebreak that append to the record, each transaction one to five entries, in a case of the thread's own and in
 * cases that all share. What was acknowledged is noted in a file, outside of the database: a line holds the transaction, and
 * the nanoseconds at which it began and was acknowledged.
 */
final class RecordWriters {

    static final int THREADS = 8;
    static final String KIND = "ProofWritten";

    private static final int SHARED = 3;
    private static final int MOST = 5;

    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Path notes;

    RecordWriters(AuditLog audit, TransactionTemplate transaction, Path notes) {
        this.audit = audit;
        this.transaction = transaction;
        this.notes = notes;
    }

    /** Makes the writers of every process end. */
    static void stop(Path notes) throws IOException {
        Files.createFile(notes.resolve("stop"));
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        for (int n = 0; n < THREADS; n++) {
            int writer = n;
            Thread thread = new Thread(() -> work(writer), "writer-" + writer);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work(int writer) {
        String name = ProcessHandle.current().pid() + "-" + writer;
        Random random = new Random(name.hashCode());
        try (FileChannel file = FileChannel.open(
                notes.resolve(name + ".txt"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = 0; Files.notExists(notes.resolve("stop")); n++) {
                String id = name + "-" + n;
                long began = System.nanoTime();
                try {
                    transaction.executeWithoutResult(status -> write(id, writer, random));
                } catch (RuntimeException e) {
                    // The database is away: nobody knows what became of it, and the next one gets a name of its own.
                    pause(50);
                    continue;
                }
                String line = id + " " + began + " " + System.nanoTime() + "\n";
                file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                pause(random.nextInt(20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String id, int writer, Random random) throws TransactionException {
        int entries = 1 + random.nextInt(MOST);
        for (int n = 1; n <= entries; n++) {
            String key = n % 2 == 1 ? "PROOF-OWN-" + writer : "PROOF-SHARED-" + random.nextInt(SHARED);
            audit.append(AuditEntry.ofCase(KIND, key, "Written", Map.of("tx", id, "n", n, "of", entries)));
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
