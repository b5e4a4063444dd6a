package dev.firebreak.containment;

import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.RestingCounterparts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The hooks that actions are bound to, as people look at them. */
@Component
class HookStates {

    private final ContainmentProperties properties;
    private final BoundHooks bound;
    private final RestingCounterparts resting;

    HookStates(ContainmentProperties properties, BoundHooks bound, RestingCounterparts resting) {
        this.properties = properties;
        this.bound = bound;
        this.resting = resting;
    }

    /**
     * One hook.
     *
     * @param actions titles of what it carries out
     * @param rests whether it is left alone for a while, because its last calls failed
     * @param doubt what happens where no answer came, in plain words
     */
    record HookState(String name, List<String> actions, boolean rests, String doubt) {}

    /** By name. */
    List<HookState> all() {
        return properties.hooks().keySet().stream().sorted().map(this::state).toList();
    }

    private HookState state(String name) {
        List<ContainmentKind> kinds = properties.bindings().entrySet().stream()
                .filter(binding -> binding.getValue().equals(name))
                .map(Map.Entry::getKey)
                .flatMap(action -> ContainmentKind.of(action).stream())
                .sorted()
                .toList();
        String doubt = kinds.stream()
                .findFirst()
                .map(kind -> doubt(bound.of(kind).counterpart()))
                .orElse("No action is bound to it.");
        return new HookState(name, kinds.stream().map(ContainmentKind::title).toList(), resting.rests(name), doubt);
    }

    private static String doubt(Counterpart counterpart) {
        if (!counterpart.servedBy().isEmpty()) {
            return "Worker " + counterpart.servedBy()
                    + " calls it, and asks where its hook can be asked; else a person " + "decides.";
        }
        if (counterpart.canBeAsked()) {
            return "It is asked what became of the call.";
        }
        return counterpart.honoursKeys()
                ? "The call is sent again with the same key, which takes effect once."
                : "It cannot be asked: a person looks and decides.";
    }
}
