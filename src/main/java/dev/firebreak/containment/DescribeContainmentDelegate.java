package dev.firebreak.containment;

import dev.firebreak.roster.Roster;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the diagram and its forms what an action is, how risky, and who asked for it. */
@Component("describeContainment")
class DescribeContainmentDelegate implements JavaDelegate {

    /** What the case's critical assets can be among. */
    private static final Set<TargetKind> MACHINES = EnumSet.of(TargetKind.HOST, TargetKind.CIDR);

    private final ContainmentActions actions;
    private final AutomaticContainment automatic;
    private final ContainmentOverrides overrides;
    private final SharedTargets shared;
    private final Roster roster;
    private final Clock clock;

    DescribeContainmentDelegate(
            ContainmentActions actions,
            AutomaticContainment automatic,
            ContainmentOverrides overrides,
            SharedTargets shared,
            Roster roster,
            Clock clock) {
        this.actions = actions;
        this.automatic = automatic;
        this.overrides = overrides;
        this.shared = shared;
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ContainmentAction action =
                actions.get(ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION)));
        boolean criticalAsset = Boolean.TRUE.equals(execution.getVariable("criticalAsset"));
        execution.setVariable("action", action.kind().word());
        execution.setVariable("target", action.target());
        execution.setVariable("containmentRisk", action.kind().risk().word());
        execution.setVariable(
                "targetCritical",
                criticalAsset && MACHINES.contains(action.kind().targetKind()));
        execution.setVariable("automatic", automatic.covers(action));
        execution.setVariable("hourOfDay", (long)
                clock.instant().atZone(roster.organisation().timezone()).getHour());
        execution.setVariable(
                "containmentInForce", ContainmentState.releasable().contains(action.state()));
        execution.setVariable("protectedReason", overrides.refusal(action).orElse(""));
        execution.setVariable("heldElsewhere", shared.heldText(action));
        execution.setVariable("requester", action.requester());
        execution.setVariable("containmentSummary", action.summary() + ". Why: " + action.reason());
        execution.setVariable("expectedEffect", action.kind().expectedEffect());
        execution.setVariable("sideEffect", action.kind().sideEffect());
        execution.setVariable("undoing", action.kind().undoing());
    }
}
