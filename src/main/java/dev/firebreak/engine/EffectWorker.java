package dev.firebreak.engine;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Fetches the effects that processes wait for, from the engine's own durable outbox, and runs them. Each topic has a
 * thread of its own: a mail server that hangs does not hold up containment.
 */
@Component
public class EffectWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);

    private final ExternalTaskService tasks;
    private final EffectRunner runner;
    private final EffectsProperties properties;
    private final List<EffectHandler> handlers;
    /** Tells this process from every other one, living or dead: a stale worker's completion fails on the lock. */
    private final String name =
            "effects-" + ManagementFactory.getRuntimeMXBean().getName() + "-" + System.nanoTime();

    private volatile boolean running;
    private volatile boolean stopping;
    private @Nullable ExecutorService loops;

    EffectWorker(
            ExternalTaskService tasks, EffectRunner runner, EffectsProperties properties, List<EffectHandler> all) {
        this.tasks = tasks;
        this.runner = runner;
        this.properties = properties;
        this.handlers = List.copyOf(all);
    }

    /** Runs every effect that waits now, and those that they bring about; returns how many were taken up. */
    public int runWaiting() {
        int all = 0;
        int taken;
        do {
            taken = handlers.stream().mapToInt(this::runWaiting).sum();
            all += taken;
        } while (taken > 0);
        return all;
    }

    /** Takes up one batch of a topic. */
    private int runWaiting(EffectHandler handler) {
        List<LockedExternalTask> batch = tasks.fetchAndLock(properties.batch(), name)
                .topic(handler.topic(), properties.lock().toMillis())
                .variables(handler.variables())
                .execute();
        for (LockedExternalTask task : batch) {
            if (stopping) {
                // Otherwise it would wait for the end of a lock that nobody uses.
                tasks.unlock(task.getId());
            } else {
                run(handler, task);
            }
        }
        return batch.size();
    }

    private void run(EffectHandler handler, LockedExternalTask locked) {
        EffectTask task = new EffectTask(
                locked.getId(),
                locked.getBusinessKey(),
                locked.getProcessDefinitionKey(),
                locked.getProcessDefinitionId(),
                locked.getActivityId(),
                locked.getActivityInstanceId(),
                locked.getVariables());
        MDC.put("case", String.valueOf(task.caseKey()));
        try {
            runner.run(handler, task, name);
        } catch (RuntimeException | Error e) {
            // Errors too: one broken effect must not end the thread that all others of its topic need.
            LOG.error(
                    "Effect '{}' of case {} could not be run. It is tried again a few times; see the cause.",
                    locked.getActivityId(),
                    task.caseKey(),
                    e);
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
        ExecutorService started = Executors.newCachedThreadPool(task -> new Thread(task, "effects"));
        handlers.forEach(handler -> started.execute(() -> work(handler)));
        loops = started;
    }

    private void work(EffectHandler handler) {
        while (running) {
            try {
                if (runWaiting(handler) == 0) {
                    TimeUnit.MILLISECONDS.sleep(properties.idle().toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Effects cannot be fetched now; trying again: {}", e.toString());
                pause();
            }
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
        stopping = true;
        ExecutorService started = loops;
        if (started == null) {
            return;
        }
        started.shutdown();
        try {
            if (!started.awaitTermination(properties.stop().toMillis(), TimeUnit.MILLISECONDS)) {
                started.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
