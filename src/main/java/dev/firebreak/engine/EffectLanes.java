package dev.firebreak.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;

/**
 * A few threads and a queue for each counterpart, so that one that hangs holds up nobody else's effects. As many threads more
 * store what came of each, so that the counterpart need not wait for our database; where all of these are busy, the one
 * that called does it.
 */
final class EffectLanes {

    private static final int IDLE_SECONDS = 30;

    private final EffectsProperties.Lane size;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    EffectLanes(EffectsProperties.Lane size) {
        this.size = size;
    }

    private record Lane(ThreadPoolExecutor calls, ThreadPoolExecutor outcomes) {}

    private record Waiting(LockedExternalTask task, Runnable work) implements Runnable {
        @Override
        public void run() {
            work.run();
        }
    }

    /**
     * False where the lane is full, or holds the task already: it is just ending, or its lock ended while it waited.
     *
     * @param call throws nothing, nor does what it gives back, which stores what came of it
     */
    boolean take(String name, LockedExternalTask task, Supplier<Runnable> call) {
        if (!taken.add(task.getId())) {
            return false;
        }
        Lane lane = lanes.computeIfAbsent(name, this::open);
        Runnable work = () -> {
            Runnable outcome = call.get();
            lane.outcomes().execute(() -> {
                outcome.run();
                taken.remove(task.getId());
            });
        };
        try {
            lane.calls().execute(new Waiting(task, work));
            return true;
        } catch (RejectedExecutionException full) {
            taken.remove(task.getId());
            return false;
        }
    }

    private Lane open(String name) {
        return new Lane(
                threads("effects of " + name, new LinkedBlockingQueue<>(size.queue()), new AbortPolicy()),
                threads("outcomes of " + name, new SynchronousQueue<>(), (outcome, busy) -> outcome.run()));
    }

    private ThreadPoolExecutor threads(String name, BlockingQueue<Runnable> queue, RejectedExecutionHandler full) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                size.threads(),
                size.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                work -> new Thread(work, name),
                full);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Begins nothing more; returns what was not begun. */
    List<LockedExternalTask> close() {
        List<Runnable> waiting = new ArrayList<>();
        lanes.values().forEach(lane -> {
            lane.calls().getQueue().drainTo(waiting);
            lane.calls().shutdown();
        });
        return waiting.stream().map(each -> ((Waiting) each).task()).toList();
    }

    /** Waits for what is under way, and interrupts it at last. */
    void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Lane lane : lanes.values()) {
            await(lane.calls(), end);
            lane.outcomes().shutdown();
            await(lane.outcomes(), end);
        }
    }

    private static void await(ThreadPoolExecutor threads, long end) throws InterruptedException {
        if (!threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            threads.shutdownNow();
        }
    }
}
