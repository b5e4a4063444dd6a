package dev.firebreak.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the tree up with what is appended, and signs it. */
@Component
class RecordKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecordKeeper.class);

    private final Sequencer sequencer;
    private final CheckpointSigner signer;
    private final RecordLag lag;
    private final RecordProperties properties;

    private @Nullable ExecutorService thread;
    private volatile boolean running;
    private long signedAt;
    private volatile @Nullable String trouble;

    RecordKeeper(Sequencer sequencer, CheckpointSigner signer, RecordLag lag, RecordProperties properties) {
        this.sequencer = sequencer;
        this.signer = signer;
        this.lag = lag;
        this.properties = properties;
        this.signedAt = System.nanoTime() - properties.checkpoint().toNanos();
    }

    @Override
    public void start() {
        if (!properties.enabled()) {
            return;
        }
        running = true;
        ExecutorService started = Executors.newSingleThreadExecutor(work -> new Thread(work, "record"));
        started.execute(this::work);
        thread = started;
    }

    private void work() {
        while (running) {
            keepUp();
            try {
                TimeUnit.MILLISECONDS.sleep(properties.pause().toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One round; what went wrong is told and kept until a checkpoint is signed again. */
    void keepUp() {
        try {
            round();
        } catch (CheckpointRefused e) {
            LOG.error("{}", e.getMessage());
            trouble = e.getMessage();
        } catch (RuntimeException e) {
            LOG.warn("The record cannot be kept up now; trying again: {}", e.toString());
            trouble =
                    "The record cannot be kept up now, and it is tried again every few seconds. If this stays, the log "
                            + "of the application says what failed.";
        }
    }

    /** Why nothing is signed, in words with what to do; empty while all is well. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Sequences what can be, looks at what waits, and signs when it is time or something must not wait. */
    private void round() {
        sequencer.run();
        lag.look();
        Duration since = Duration.ofNanos(System.nanoTime() - signedAt);
        if (since.compareTo(properties.checkpoint()) >= 0 || signer.isWaitedFor(properties.atOnce())) {
            signedAt = System.nanoTime();
            signer.sign();
            trouble = null;
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread == null) {
            return;
        }
        thread.shutdownNow();
        try {
            thread.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
