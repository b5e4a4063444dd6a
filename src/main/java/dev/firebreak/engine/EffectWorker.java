package dev.firebreak.engine;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fetches the effects that processes wait for, from the engine's own durable outbox, and runs them. */
@Component
public class EffectWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);

    private final ExternalTaskService tasks;
    private final EffectRunner runner;
    private final EffectsProperties properties;
    private final Map<String, EffectHandler> handlers = new HashMap<>();
    /** Tells this process from every other one, living or dead: a stale worker's completion fails on the lock. */
    private final String name =
            "effects-" + ManagementFactory.getRuntimeMXBean().getName() + "-" + System.nanoTime();

    private volatile boolean running;
    private ExecutorService loop = Executors.newSingleThreadExecutor();

    EffectWorker(
            ExternalTaskService tasks, EffectRunner runner, EffectsProperties properties, List<EffectHandler> all) {
        this.tasks = tasks;
        this.runner = runner;
        this.properties = properties;
        all.forEach(handler -> handlers.put(handler.topic(), handler));
    }

    /** Runs every effect that waits now; returns how many were taken up. */
    public int runWaiting() {
        int taken = 0;
        List<LockedExternalTask> batch = fetch();
        while (!batch.isEmpty()) {
            for (LockedExternalTask task : batch) {
                run(task);
            }
            taken += batch.size();
            batch = fetch();
        }
        return taken;
    }

    private List<LockedExternalTask> fetch() {
        if (handlers.isEmpty()) {
            return List.of();
        }
        ExternalTaskQueryBuilder query = tasks.fetchAndLock(properties.batch(), name);
        for (EffectHandler handler : handlers.values()) {
            query = query.topic(handler.topic(), properties.lock().toMillis()).variables(handler.variables());
        }
        return query.execute();
    }

    private void run(LockedExternalTask locked) {
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
            EffectHandler handler = handlers.get(locked.getTopicName());
            if (handler != null) {
                runner.run(handler, task, name);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "Effect '{}' of case {} could not be run. It is tried again when its lock ends; see the cause.",
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
        loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "effects"));
        loop.execute(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (runWaiting() == 0) {
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
        loop.shutdown();
        try {
            if (!loop.awaitTermination(properties.stop().toMillis(), TimeUnit.MILLISECONDS)) {
                loop.shutdownNow();
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
