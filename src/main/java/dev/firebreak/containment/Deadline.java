package dev.firebreak.containment;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A hard end to what talks to a hook. */
final class Deadline {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hook");
        thread.setDaemon(true);
        return thread;
    });

    private Deadline() {}

    /**
     * What the work gives, in a thread of its own: nothing else ends a name server's silence, or a server that sends a byte now
     * and then. The thread may outlive this call; the work must be such that hanging up ends it.
     *
     * @throws ExecutionException with what the work threw
     */
    static <T> T within(Duration longest, Callable<T> work)
            throws TimeoutException, InterruptedException, ExecutionException {
        return background(work).get(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does the work beside its caller. */
    static <T> Future<T> background(Callable<T> work) {
        return THREADS.submit(work);
    }

    static String text(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
