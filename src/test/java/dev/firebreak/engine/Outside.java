package dev.firebreak.engine;

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
        this(topic, Counterpart.here("outside", false, false, new RetrySchedule(List.of(), false)));
        this.toDo = toDo;
    }

    Outside(String topic, Counterpart counterpart) {
        this.topic = topic;
        this.counterpart = counterpart;
        this.toDo = task -> {};
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
        return List.of();
    }

    @Override
    public EffectIntent intend(EffectTask task) {
        return new EffectIntent("do", "it", counterpart);
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
}
