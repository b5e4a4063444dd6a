package dev.firebreak.engine;

import java.time.Duration;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;

/**
 * Wakes the thread that made it when an effect of this process is committed. The engine signals it for those who fetch
 * over REST and wait; effects of other processes, and those whose pause ends, are found by looking again.
 */
final class EffectArrivals implements AutoCloseable {

    private final SingleConsumerCondition arrived = new SingleConsumerCondition(Thread.currentThread());

    EffectArrivals() {
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(arrived);
    }

    /** Returns when one arrives, or has arrived since the last call, and after this time at the latest. */
    void await(Duration longest) {
        arrived.await(longest.toMillis());
    }

    @Override
    public void close() {
        ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(arrived);
    }
}
