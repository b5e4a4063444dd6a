package dev.firebreak.proof;

import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectHandler;
import dev.firebreak.engine.EffectIntent;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectTask;
import dev.firebreak.engine.RetrySchedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Cuts each effect off once, at the point that its process names, and counts what took effect on the other side. */
@TestComponent
class HaltingEffect implements EffectHandler {

    private final Map<String, Integer> inEffect = new ConcurrentHashMap<>();
    private final Set<String> keysSeen = ConcurrentHashMap.newKeySet();
    private final Set<String> halted = ConcurrentHashMap.newKeySet();

    /** How often the effect on this target was brought about. */
    int timesInEffect(String target) {
        return inEffect.getOrDefault(target, 0);
    }

    @Override
    public String topic() {
        return "halting";
    }

    @Override
    public List<String> variables() {
        return List.of("target", "halt", "honoursKeys");
    }

    @Override
    public EffectIntent intend(EffectTask task) {
        halt(task, HaltPoint.BEFORE_INTENT);
        boolean honoursKeys = honoursKeys(task);
        return new EffectIntent(
                "do",
                task.text("target"),
                Counterpart.here(
                        honoursKeys ? "with keys" : "without keys",
                        honoursKeys,
                        false,
                        new RetrySchedule(List.of(Duration.ZERO), false)));
    }

    @Override
    public EffectOutcome perform(EffectTask task, EffectIntent intent, String key) {
        halt(task, HaltPoint.AFTER_INTENT);
        boolean known = honoursKeys(task) && !keysSeen.add(key);
        if (!known) {
            inEffect.merge(intent.target(), 1, Integer::sum);
        }
        halt(task, HaltPoint.AFTER_CALL);
        return known ? new EffectOutcome.AlreadyApplied("known key") : new EffectOutcome.Applied("done");
    }

    @Override
    public Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome) {
        halt(task, HaltPoint.BEFORE_OUTCOME);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                halt(task, HaltPoint.AFTER_OUTCOME);
            }
        });
        return Map.of();
    }

    private void halt(EffectTask task, HaltPoint here) {
        if (task.text("halt").equals(here.name()) && halted.add(task.id())) {
            throw new Halt(here);
        }
    }

    private static boolean honoursKeys(EffectTask task) {
        return task.text("honoursKeys").equals("true");
    }

    /** Nothing on the path may catch this and go on. */
    private static final class Halt extends Error {
        Halt(HaltPoint here) {
            super("halted " + here, null, false, false);
        }
    }
}
