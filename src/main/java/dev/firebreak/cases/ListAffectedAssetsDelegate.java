package dev.firebreak.cases;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes a list of the systems that a person wrote down, one per line. */
@Component("listAffectedAssets")
class ListAffectedAssetsDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "affectedAssets", new ArrayList<>(Given.entries(execution.getVariable("affectedAssetsText"))));
    }
}
