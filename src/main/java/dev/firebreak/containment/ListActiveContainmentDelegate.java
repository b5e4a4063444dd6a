package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the diagram what of this case is in force and could be released. */
@Component("listActiveContainment")
class ListActiveContainmentDelegate implements JavaDelegate {

    private final ContainmentActions actions;
    private final SharedTargets shared;

    ListActiveContainmentDelegate(ContainmentActions actions, SharedTargets shared) {
        this.actions = actions;
        this.shared = shared;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<ContainmentAction> active =
                actions.of(new CaseKey(execution.getProcessBusinessKey()), ContainmentState.releasable());
        execution.setVariable(
                "activeContainments",
                new ArrayList<>(active.stream()
                        .map(action -> String.valueOf(action.id()))
                        .toList()));
        execution.setVariable("activeContainmentText", ContainmentTexts.lines(active, shared::heldText));
    }
}
