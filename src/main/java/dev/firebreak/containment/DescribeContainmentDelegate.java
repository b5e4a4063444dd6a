package dev.firebreak.containment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the diagram and its forms what an action is, how risky, and who asked for it. */
@Component("describeContainment")
class DescribeContainmentDelegate implements JavaDelegate {

    private final ContainmentActions actions;

    DescribeContainmentDelegate(ContainmentActions actions) {
        this.actions = actions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ContainmentAction action =
                actions.get(ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION)));
        boolean criticalAsset = Boolean.TRUE.equals(execution.getVariable("criticalAsset"));
        execution.setVariable("action", action.kind().word());
        execution.setVariable("target", action.target());
        execution.setVariable("containmentRisk", action.kind().risk().word());
        execution.setVariable("targetCritical", criticalAsset && action.kind().targetKind() == TargetKind.HOST);
        execution.setVariable("requester", action.requester());
        execution.setVariable("containmentSummary", action.summary() + ". Why: " + action.reason());
        execution.setVariable("expectedEffect", action.kind().expectedEffect());
        execution.setVariable("sideEffect", action.kind().sideEffect());
    }
}
