package dev.firebreak.containment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stores what a person found out on the system itself. */
@Component("resolveContainment")
class ResolveContainmentDelegate implements JavaDelegate {

    private final ContainmentAnswers answers;

    ResolveContainmentDelegate(ContainmentAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = ContainmentVariables.id(execution.getVariable(ContainmentVariables.ACTION));
        answers.answer(
                id,
                ContainmentVariables.resolution(execution.getVariable("resolution")),
                ContainmentVariables.text(execution.getVariable("resolutionNotes")));
    }
}
