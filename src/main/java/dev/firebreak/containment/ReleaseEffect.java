package dev.firebreak.containment;

import dev.firebreak.engine.EffectHandler;
import dev.firebreak.engine.EffectIntent;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectTask;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Undoes actions that are in force: topic {@code release}. */
@Component
class ReleaseEffect implements EffectHandler {

    private final ContainmentActions actions;
    private final SharedTargets shared;
    private final ContainmentHooks hooks;

    ReleaseEffect(ContainmentActions actions, SharedTargets shared, ContainmentHooks hooks) {
        this.actions = actions;
        this.shared = shared;
        this.hooks = hooks;
    }

    @Override
    public String topic() {
        return "release";
    }

    @Override
    public List<String> variables() {
        return List.of(ContainmentVariables.ACTION);
    }

    @Override
    public String lane(EffectTask task) {
        return hooks.of(action(task)).counterpart().name();
    }

    @Override
    public EffectIntent intend(EffectTask task) {
        ContainmentAction action = action(task);
        Set<ContainmentState> from = EnumSet.copyOf(ContainmentState.releasable());
        from.add(ContainmentState.RELEASE_REQUESTED);
        actions.move(action.id(), from, ContainmentState.RELEASING, action.message());
        return new EffectIntent(
                action.kind().word(), action.target(), hooks.of(action).counterpart());
    }

    @Override
    public EffectOutcome perform(EffectTask task, EffectIntent intent, String key) {
        ContainmentAction action = action(task);
        if (action.state() != ContainmentState.RELEASING) {
            return new EffectOutcome.Refused("'" + action.summary() + "' is not in force ("
                    + action.state().plain() + "). Nothing was sent.");
        }
        return shared.insteadOfRelease(action).orElseGet(() -> hooks.of(action).send(call(action, key)));
    }

    @Override
    public EffectOutcome ask(EffectTask task, EffectIntent intent, String key) {
        ContainmentAction action = action(task);
        return hooks.of(action).ask(call(action, key));
    }

    @Override
    public Optional<Map<String, Object>> order(EffectTask task, EffectIntent intent, String key) {
        ContainmentAction action = action(task);
        return action.state() == ContainmentState.RELEASING
                        && shared.insteadOfRelease(action).isEmpty()
                ? Optional.of(call(action, key).order())
                : Optional.empty();
    }

    @Override
    public Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome) {
        ContainmentAction action = action(task);
        ContainmentState next = state(outcome);
        actions.move(action.id(), Set.of(ContainmentState.RELEASING), next, outcome.message());
        return Map.of(
                "releaseOutcome", outcome.word(), "releaseMessage", ContainmentTexts.shortened(outcome.message()));
    }

    private static ContainmentState state(EffectOutcome outcome) {
        if (outcome instanceof EffectOutcome.Applied || outcome instanceof EffectOutcome.AlreadyApplied) {
            return ContainmentState.RELEASED;
        }
        return outcome instanceof EffectOutcome.Refused
                ? ContainmentState.RELEASE_REFUSED
                : ContainmentState.RELEASE_UNKNOWN;
    }

    private static HookCall call(ContainmentAction action, String key) {
        return HookCall.of(action, "release", key);
    }

    private ContainmentAction action(EffectTask task) {
        return actions.get(ContainmentVariables.id(task.text(ContainmentVariables.ACTION)));
    }
}
