package dev.firebreak.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** The other side: does what the test says, and counts. */
final class Outside implements EffectHandler {

    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Consumer<EffectTask> toDo;
    volatile Function<Integer, EffectOutcome> answer = call -> new EffectOutcome.Applied("done");
    volatile Function<Integer, EffectOutcome> known = question -> new EffectOutcome.OutcomeUnknown("no idea");

    private final String topic;
    private final Counterpart counterpart;

    Outside(String topic, Consumer<EffectTask> toDo) {
        this(topic, Counterpart.here("other side of " + topic, false, false, new RetrySchedule(List.of(), false)));
        this.toDo = toDo;
    }

    Outside(String topic, Counterpart counterpart) {
        this.topic = topic;
        this.counterpart = counterpart;
        this.toDo = task -> {};
    }

    /** One effect of a lane at a time. */
    static EffectsProperties properties(Duration stop) {
        return properties(stop, Duration.ofMillis(50));
    }

    static EffectsProperties properties(Duration stop, Duration idle) {
        return properties(stop, idle, Duration.ofMinutes(5));
    }

    static EffectsProperties propertiesOfLock(Duration lock) {
        return properties(Duration.ofSeconds(1), Duration.ofMillis(50), lock);
    }

    private static EffectsProperties properties(Duration stop, Duration idle, Duration lock) {
        return new EffectsProperties(
                true,
                10,
                lock,
                idle,
                stop,
                Duration.ofMinutes(1),
                new EffectsProperties.Lane(1, 10),
                new EffectsProperties.Rest(3, Duration.ofMillis(200)));
    }

    /** @param answer by the number of the call, 1 for the first */
    Outside answering(Function<Integer, EffectOutcome> answer) {
        this.answer = answer;
        return this;
    }

    /** @param known by the number of the question, 1 for the first */
    Outside knowing(Function<Integer, EffectOutcome> known) {
        this.known = known;
        return this;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public List<String> variables() {
        return List.of("side");
    }

    @Override
    public String lane(EffectTask task) {
        return side(task).name();
    }

    @Override
    public EffectIntent intend(EffectTask task) {
        return new EffectIntent("do", "it", side(task));
    }

    @Override
    public EffectOutcome perform(EffectTask task, EffectIntent intent, String key) {
        sent.add(key);
        toDo.accept(task);
        return answer.apply(sent.size());
    }

    @Override
    public EffectOutcome ask(EffectTask task, EffectIntent intent, String key) {
        asked.add(key);
        return known.apply(asked.size());
    }

    @Override
    public Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome) {
        return Map.of();
    }

    /** Another counterpart of the same kind, where the process names one. */
    private Counterpart side(EffectTask task) {
        String side = task.text("side");
        return side.isEmpty()
                ? counterpart
                : Counterpart.here(side, counterpart.honoursKeys(), counterpart.canBeAsked(), counterpart.retries());
    }
}
