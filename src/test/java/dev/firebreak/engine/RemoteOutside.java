package dev.firebreak.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** Closes valves, some of which only a worker in another network reaches; each process says which. */
@TestComponent
public class RemoteOutside implements EffectHandler {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** Targets of what was sent from here. */
    public List<String> sent() {
        return sent;
    }

    @Override
    public String topic() {
        return "remote";
    }

    @Override
    public List<String> variables() {
        return List.of("servedBy", "target");
    }

    @Override
    public EffectIntent intend(EffectTask task) {
        RetrySchedule retries = new RetrySchedule(List.of(Duration.ZERO), false);
        return new EffectIntent(
                "close", task.text("target"), new Counterpart("valves", false, false, retries, task.text("servedBy")));
    }

    @Override
    public EffectOutcome perform(EffectTask task, EffectIntent intent, String key) {
        sent.add(intent.target());
        return new EffectOutcome.Applied("done here");
    }

    @Override
    public Optional<Map<String, Object>> order(EffectTask task, EffectIntent intent, String key) {
        return Optional.of(Map.of("reason", "for a test"));
    }

    @Override
    public Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome) {
        return Map.of();
    }
}
