package dev.firebreak.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Fetches the effects that processes wait for, from the engine's own durable outbox, and runs them in a lane for each
 * counterpart: a hook that hangs does not hold up the others, nor the mail.
 */
@Component
public class EffectWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);

    /** When an effect comes again that its lane does not take. */
    private static final Duration LATER = Duration.ofSeconds(2);

    private final ExternalTaskService tasks;
    private final EffectRunner runner;
    private final EffectsProperties properties;
    private final List<EffectHandler> handlers;
    /** Tells this process from every other one, living or dead: a stale worker's completion fails on the lock. */
    private final String name =
            "effects-" + ManagementFactory.getRuntimeMXBean().getName() + "-" + System.nanoTime();

    private volatile boolean running;
    private @Nullable ExecutorService fetching;
    private @Nullable EffectLanes lanes;

    EffectWorker(
            ExternalTaskService tasks, EffectRunner runner, EffectsProperties properties, List<EffectHandler> all) {
        this.tasks = tasks;
        this.runner = runner;
        this.properties = properties;
        this.handlers = List.copyOf(all);
    }

    /** Runs every effect that waits now, and those that they bring about, one by one; returns how many were taken up. */
    public int runWaiting() {
        int all = 0;
        int taken;
        do {
            taken = 0;
            for (EffectHandler handler : handlers) {
                List<LockedExternalTask> batch = fetch(handler);
                batch.forEach(locked -> carryOut(handler, locked).run());
                taken += batch.size();
            }
            all += taken;
        } while (taken > 0);
        return all;
    }

    private List<LockedExternalTask> fetch(EffectHandler handler) {
        return tasks.fetchAndLock(properties.batch(), name)
                .topic(handler.topic(), properties.lock().toMillis())
                .variables(handler.variables())
                .execute();
    }

    /** Up to its outcome; what is given back, run once, stores that. */
    private Runnable carryOut(EffectHandler handler, LockedExternalTask locked) {
        EffectTask task = EffectTask.of(locked);
        Runnable outcome = guarded(task, () -> runner.carryOut(handler, task, name));
        return () -> guarded(task, () -> {
            outcome.run();
            return EffectRunner.NOTHING_TO_STORE;
        });
    }

    private static Runnable guarded(EffectTask task, Supplier<Runnable> step) {
        MDC.put("case", String.valueOf(task.caseKey()));
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            // Errors too: one broken effect must not end the thread that all others of its lane need.
            LOG.error(
                    "Effect '{}' of case {} could not be run. It is tried again a few times; see the cause.",
                    task.element(),
                    task.caseKey(),
                    e);
            return EffectRunner.NOTHING_TO_STORE;
        } finally {
            MDC.remove("case");
        }
    }

    @Override
    public void start() {
        if (!properties.enabled()) {
            return;
        }
        running = true;
        EffectLanes opened = new EffectLanes(properties.lane());
        ExecutorService started = Executors.newSingleThreadExecutor(work -> new Thread(work, "effects"));
        started.execute(() -> work(opened));
        lanes = opened;
        fetching = started;
    }

    private void work(EffectLanes into) {
        try (EffectArrivals arrivals = new EffectArrivals()) {
            while (running && !Thread.currentThread().isInterrupted()) {
                work(into, arrivals);
            }
        }
    }

    private void work(EffectLanes into, EffectArrivals arrivals) {
        try {
            if (!dispatch(into)) {
                arrivals.await(properties.idle());
            }
        } catch (RuntimeException e) {
            LOG.warn("Effects cannot be fetched now; trying again: {}", e.toString());
            pause();
        }
    }

    /** Whether there was anything. */
    private boolean dispatch(EffectLanes into) {
        boolean any = false;
        for (EffectHandler handler : handlers) {
            for (LockedExternalTask locked : fetch(handler)) {
                any = true;
                if (!into.take(lane(handler, locked), locked, () -> carryOut(handler, locked))) {
                    // Locked meanwhile, so that it does not stand before those of other lanes.
                    tasks.extendLock(locked.getId(), name, LATER.toMillis());
                }
            }
        }
        return any;
    }

    private static String lane(EffectHandler handler, LockedExternalTask locked) {
        try {
            return handler.lane(EffectTask.of(locked));
        } catch (RuntimeException toldWhenItRuns) {
            return handler.topic();
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (fetching == null || lanes == null) {
            return;
        }
        fetching.shutdown();
        try {
            if (!fetching.awaitTermination(properties.stop().toMillis(), TimeUnit.MILLISECONDS)) {
                fetching.shutdownNow();
            }
            lanes.close().forEach(this::giveBack);
            lanes.await(properties.stop().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Otherwise it would wait for the end of a lock that nobody uses. */
    private void giveBack(LockedExternalTask task) {
        try {
            tasks.unlock(task.getId());
        } catch (RuntimeException e) {
            LOG.warn("An effect that was not begun could not be given back; its lock ends by itself: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
