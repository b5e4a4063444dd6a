package dev.firebreak.plan;

import org.camunda.bpm.engine.ParseException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what the guard refuses in the plan folder instead of a stack trace; named in META-INF/spring.factories. */
class RefusedPlanAnalyzer extends AbstractFailureAnalyzer<ParseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ParseException cause) {
        return new FailureAnalysis(
                "The plan folder is not deployed: " + cause.getMessage(),
                "Correct the file in the plan folder and start again. Nothing of the folder was deployed.",
                failure);
    }
}
