package dev.firebreak.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;

/** A few threads and a queue for each counterpart, so that one that hangs holds up nobody else's effects. */
final class EffectLanes {

    private static final int IDLE_SECONDS = 30;

    private final EffectsProperties.Lane size;
    private final Map<String, ThreadPoolExecutor> lanes = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    EffectLanes(EffectsProperties.Lane size) {
        this.size = size;
    }

    private record Waiting(LockedExternalTask task, Runnable work) implements Runnable {
        @Override
        public void run() {
            work.run();
        }
    }

    /** False where the lane is full, or holds the task already: it is just ending, or its lock ended while it waited. */
    boolean take(String lane, LockedExternalTask task, Runnable work) {
        if (!taken.add(task.getId())) {
            return false;
        }
        Runnable once = () -> {
            try {
                work.run();
            } finally {
                taken.remove(task.getId());
            }
        };
        try {
            lanes.computeIfAbsent(lane, this::open).execute(new Waiting(task, once));
            return true;
        } catch (RejectedExecutionException full) {
            taken.remove(task.getId());
            return false;
        }
    }

    private ThreadPoolExecutor open(String lane) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                size.threads(),
                size.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(size.queue()),
                work -> new Thread(work, "effects of " + lane));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Begins nothing more; returns what was not begun. */
    List<LockedExternalTask> close() {
        List<Runnable> waiting = new ArrayList<>();
        lanes.values().forEach(lane -> {
            lane.getQueue().drainTo(waiting);
            lane.shutdown();
        });
        return waiting.stream().map(each -> ((Waiting) each).task()).toList();
    }

    /** Waits for what is under way, and interrupts it at last. */
    void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (ThreadPoolExecutor lane : lanes.values()) {
            if (!lane.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                lane.shutdownNow();
            }
        }
    }
}
