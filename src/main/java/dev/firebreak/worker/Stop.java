package dev.firebreak.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a worker was asked to end. */
final class Stop {

    /** How long an outcome is still told to a server that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LAST_PAUSES = Duration.ofSeconds(1);

    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile long askedAt;

    void ask() {
        if (!isAsked()) {
            askedAt = System.nanoTime();
            asked.countDown();
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    boolean isPatienceOver() {
        return isAsked() && System.nanoTime() - askedAt > PATIENCE.toNanos();
    }

    /** Ends early when it is asked for; after that, pauses are short. */
    void pause(Duration pause) {
        try {
            if (isAsked()) {
                Thread.sleep(Math.min(pause.toMillis(), LAST_PAUSES.toMillis()));
            } else {
                asked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ask();
        }
    }
}
