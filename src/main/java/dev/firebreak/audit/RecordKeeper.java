package dev.firebreak.audit;

import java.time.Duration;
import java.util.Objects;
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
    private volatile @Nullable String refused;
    private volatile @Nullable String fault;
    private long signedAt;

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

    private boolean isSigningDue() {
        return untilSigning().compareTo(Duration.ZERO) <= 0 || signer.isWaitedFor(properties.atOnce());
    }

    private Duration untilSigning() {
        return properties.checkpoint().minusNanos(System.nanoTime() - signedAt);
    }

    /** Not past the next checkpoint, which else would come late by up to a pause. */
    private long pause() {
        long signing = Math.max(1, untilSigning().toMillis());
        return Math.min(properties.pause().toMillis(), signing);
    }

    private void work() {
        while (running) {
            try {
                round();
                fault = null;
            } catch (CheckpointRefused e) {
                told(e);
            } catch (RuntimeException e) {
                fault = "The record cannot be kept up now; look into the log of the server, which tries again.";
                LOG.warn("The record cannot be kept up now; trying again: {}", e.toString());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Once for each reason: it stays until a person has looked into it, and the record's page shows it all the while. */
    private void told(CheckpointRefused refusal) {
        String why = refusal.getMessage();
        if (!Objects.equals(why, refused)) {
            LOG.error("{}", why);
        }
        refused = why;
    }

    /** Sequences what can be, looks at what waits, and signs when it is time or something must not wait. */
    private void round() {
        sequencer.run(this::isSigningDue);
        lag.look();
        if (isSigningDue()) {
            signedAt = System.nanoTime();
            signer.sign();
            refused = null;
        }
    }

    /** A sentence that says why nothing is signed or sequenced now; empty where all is well. */
    Optional<String> trouble() {
        return Optional.ofNullable(refused != null ? refused : fault);
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
