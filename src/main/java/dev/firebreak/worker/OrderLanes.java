package dev.firebreak.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread for each hook, so that one that hangs holds up nobody else's orders. */
final class OrderLanes {

    private final Map<String, ExecutorService> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();

    /** How many are under way, or wait. */
    int taken() {
        return taken.get();
    }

    void take(String hook, Runnable work) {
        taken.incrementAndGet();
        lanes.computeIfAbsent(hook, OrderLanes::open).execute(() -> {
            try {
                work.run();
            } finally {
                taken.decrementAndGet();
            }
        });
    }

    private static ExecutorService open(String hook) {
        return Executors.newSingleThreadExecutor(work -> new Thread(work, "hook " + hook));
    }

    /** Returns when all that was taken is done: each call has its end, and so has the telling. */
    void finish() throws InterruptedException {
        for (ExecutorService lane : lanes.values()) {
            lane.shutdown();
        }
        for (ExecutorService lane : lanes.values()) {
            lane.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }
}
