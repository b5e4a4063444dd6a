package dev.firebreak.local;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What the practice range knows: what is in effect on the systems it plays, and which calls came. A key takes effect once.
 * Words in a target's name make it refuse, answer late or answer nonsense.
 */
@Component
@Profile("local")
class PracticeRange {

    private static final int MOST_CALLS = 2000;
    private static final int MOST_KEYS = 20_000;

    private final Clock clock;
    private final Map<String, RangeEffect> effects = new LinkedHashMap<>();
    private final Map<String, Answered> answered = new HashMap<>();
    private final Deque<RangeCall> calls = new ArrayDeque<>();

    PracticeRange(Clock clock) {
        this.clock = clock;
    }

    private record Answered(RangeAnswer answer, String kind) {}

    /** Takes one call on a system such as {@code edr}. */
    synchronized RangeAnswer take(String system, RangeOrder order, String key) {
        Answered before = answered.get(key);
        RangeAnswer answer = before != null ? before.answer().again() : carryOut(system, order);
        if (answered.size() < MOST_KEYS && !key.isEmpty()) {
            answered.putIfAbsent(key, new Answered(answer, order.kind()));
        }
        if (calls.size() == MOST_CALLS) {
            calls.removeLast();
        }
        calls.addFirst(new RangeCall(
                clock.instant(),
                system,
                order.kind(),
                order.action(),
                order.target(),
                order.caseKey(),
                key,
                answer.word()));
        return answer;
    }

    private RangeAnswer carryOut(String system, RangeOrder order) {
        boolean release = order.kind().equals("release");
        if (order.target().contains("refuse") || release && order.target().contains("stuck")) {
            return RangeAnswer.REFUSED;
        }
        String what = order.action() + " " + order.target();
        boolean changed = release
                ? effects.remove(what) != null
                : effects.putIfAbsent(
                                what,
                                new RangeEffect(
                                        system, order.action(), order.target(), order.caseKey(), clock.instant()))
                        == null;
        if (order.target().contains("garbage")) {
            return RangeAnswer.GARBAGE;
        }
        if (order.target().contains("slow")) {
            return RangeAnswer.LATE;
        }
        return changed ? RangeAnswer.APPLIED : RangeAnswer.ALREADY;
    }

    /** What became of the call with that key: applied, released or refused; empty where none came. */
    synchronized Optional<String> became(String key) {
        return Optional.ofNullable(answered.get(key))
                .map(call -> call.answer() == RangeAnswer.REFUSED
                        ? "refused"
                        : call.kind().equals("release") ? "released" : "applied");
    }

    /** What is in effect now, oldest first. */
    synchronized List<RangeEffect> effects() {
        return new ArrayList<>(effects.values());
    }

    /** The calls that came, newest first. */
    synchronized List<RangeCall> calls() {
        return new ArrayList<>(calls);
    }
}
