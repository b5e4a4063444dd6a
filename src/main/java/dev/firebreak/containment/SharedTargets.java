package dev.firebreak.containment;

import dev.firebreak.cases.CaseVisibility;
import dev.firebreak.engine.EffectOutcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** One target that several cases contain: the release of one must not free it for the others. */
@Component
class SharedTargets {

    private static final Set<ContainmentState> HOLDING = EnumSet.of(
            ContainmentState.ACTIVE,
            ContainmentState.RELEASE_REQUESTED,
            ContainmentState.RELEASE_REFUSED,
            ContainmentState.RELEASE_UNKNOWN,
            ContainmentState.PERMANENT);
    private static final Set<ContainmentState> IN_DOUBT =
            EnumSet.of(ContainmentState.APPLYING, ContainmentState.UNKNOWN);

    private final ContainmentActions actions;
    private final CaseVisibility visibility;

    SharedTargets(ContainmentActions actions, CaseVisibility visibility) {
        this.actions = actions;
        this.visibility = visibility;
    }

    /**
     * What comes of a release without calling the hook, because somebody else holds the same target; empty where nobody does.
     * Two that are released at the same time do not hold each other: both are sent.
     */
    Optional<EffectOutcome> insteadOfRelease(ContainmentAction action) {
        if (!others(action, IN_DOUBT).isEmpty()) {
            return Optional.of(new EffectOutcome.Refused("Nothing was sent: '" + action.target()
                    + "' is being contained for another case too, and whether that took effect is not known yet. "
                    + "Release it again when that is settled."));
        }
        return others(action, HOLDING).isEmpty()
                ? Optional.empty()
                : Optional.of(new EffectOutcome.Applied("Released for case " + action.caseKey() + " only. "
                        + held(action) + " Nothing was sent to the hook."));
    }

    /** An action waits while the same is being released elsewhere, else that would undo it unseen. */
    Optional<EffectOutcome> insteadOfApplying(ContainmentAction action) {
        return others(action, EnumSet.of(ContainmentState.RELEASING)).isEmpty()
                ? Optional.empty()
                : Optional.of(new EffectOutcome.NotSent(
                        "'" + action.target() + "' is just being released for another case."));
    }

    /** Who holds the same target beside this action: keys of cases, or "another case" where that may not be known. */
    List<String> heldBy(ContainmentAction action) {
        List<String> hidden = visibility.hidden();
        return others(action, HOLDING).stream()
                .map(other -> other.caseKey().text())
                .map(key -> hidden.contains(key) ? "another case" : key)
                .distinct()
                .toList();
    }

    /** The same as a sentence for everybody, which names no case; "" where nobody does. */
    String heldText(ContainmentAction action) {
        return others(action, HOLDING).isEmpty() ? "" : held(action);
    }

    private static String held(ContainmentAction action) {
        return "'" + action.target() + "' stays contained: another case holds it too.";
    }

    private List<ContainmentAction> others(ContainmentAction action, Set<ContainmentState> states) {
        return actions.on(action.kind(), action.target(), states).stream()
                .filter(other -> other.id() != action.id()
                        && other.drill() == action.drill()
                        && action.request().isSameAs(other))
                .toList();
    }
}
