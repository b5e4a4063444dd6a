package dev.firebreak.containment;

import dev.firebreak.engine.EffectHandler;
import dev.firebreak.engine.EffectIntent;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Carries out approved actions: topic {@code containment}. */
@Component
class ContainmentEffect implements EffectHandler {

    /** Tells the diagram that nothing was sent because the approval is asked for again. */
    private static final String LAPSED = "approval-lapsed";

    private final ContainmentActions actions;
    private final ContainmentApprovals approvals;
    private final ContainmentOverrides overrides;
    private final ContainmentLimits limits;
    private final EvidenceFirst evidence;
    private final SharedTargets shared;
    private final ContainmentHooks hooks;

    ContainmentEffect(
            ContainmentActions actions,
            ContainmentApprovals approvals,
            ContainmentOverrides overrides,
            ContainmentLimits limits,
            EvidenceFirst evidence,
            SharedTargets shared,
            ContainmentHooks hooks) {
        this.actions = actions;
        this.approvals = approvals;
        this.overrides = overrides;
        this.limits = limits;
        this.evidence = evidence;
        this.shared = shared;
        this.hooks = hooks;
    }

    @Override
    public String topic() {
        return "containment";
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
        if (action.state() != ContainmentState.APPROVED || !approvals.lapse(action)) {
            actions.move(action.id(), Set.of(ContainmentState.APPROVED), ContainmentState.APPLYING, action.message());
        }
        return new EffectIntent(
                action.kind().word(), action.target(), hooks.of(action).counterpart());
    }

    @Override
    public EffectOutcome perform(EffectTask task, EffectIntent intent, String key) {
        ContainmentAction action = action(task);
        Optional<String> refusal = refusal(action);
        if (refusal.isPresent()) {
            return new EffectOutcome.Refused(refusal.get() + " Nothing was sent.");
        }
        return shared.insteadOfApplying(action).orElseGet(() -> hooks.of(action).send(call(action, key)));
    }

    @Override
    public EffectOutcome ask(EffectTask task, EffectIntent intent, String key) {
        ContainmentAction action = action(task);
        return hooks.of(action).ask(call(action, key));
    }

    @Override
    public Optional<Map<String, Object>> order(EffectTask task, EffectIntent intent, String key) {
        ContainmentAction action = action(task);
        return refusal(action).isEmpty() && shared.insteadOfApplying(action).isEmpty()
                ? Optional.of(call(action, key).order())
                : Optional.empty();
    }

    @Override
    public Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome) {
        ContainmentAction action = action(task);
        if (action.state() == ContainmentState.REQUESTED) {
            return Map.of("containmentOutcome", LAPSED, "containmentMessage", action.message());
        }
        ContainmentState next = state(action, outcome);
        actions.move(action.id(), Set.of(ContainmentState.APPLYING), next, outcome.message());
        if (outcome instanceof EffectOutcome.Applied applied) {
            actions.refer(action.id(), applied.reference());
        }
        if (limits.isLimited(action)) {
            limits.begin(actions.get(action.id()));
        }
        if (action.kind() == ContainmentKind.TAKE_SNAPSHOT) {
            evidence.announce(action);
        }
        return Map.of(
                "containmentOutcome",
                outcome.word(),
                "containmentMessage",
                ContainmentTexts.shortened(outcome.message()));
    }

    /** What no diagram can skip, for hooks here and workers elsewhere alike: approval, protection and evidence. */
    private Optional<String> refusal(ContainmentAction action) {
        if (action.state() != ContainmentState.APPLYING) {
            return Optional.of("'" + action.summary() + "' is not approved ("
                    + action.state().plain() + ").");
        }
        return overrides
                .refusal(action)
                .map(why -> "'" + action.target() + "' is never contained (" + why + ") unless two people override it.")
                .or(() -> evidence.refusal(action).map(why -> "'" + action.summary() + "' waits: " + why + "."));
    }

    private static ContainmentState state(ContainmentAction action, EffectOutcome outcome) {
        if (outcome instanceof EffectOutcome.Applied || outcome instanceof EffectOutcome.AlreadyApplied) {
            return ContainmentAnswers.inEffect(action);
        }
        return outcome instanceof EffectOutcome.Refused ? ContainmentState.REFUSED : ContainmentState.UNKNOWN;
    }

    private static HookCall call(ContainmentAction action, String key) {
        return HookCall.of(action, "apply", key);
    }

    private ContainmentAction action(EffectTask task) {
        return actions.get(ContainmentVariables.id(task.text(ContainmentVariables.ACTION)));
    }
}
