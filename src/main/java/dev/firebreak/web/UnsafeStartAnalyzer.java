package dev.firebreak.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentences of an {@link UnsafeStart} instead of a stack trace; named in META-INF/spring.factories. */
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStart> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnsafeStart cause) {
        String reasons = "- " + String.join("\n- ", cause.reasons());
        return new FailureAnalysis("Firebreak refuses to start:\n" + reasons, null, failure);
    }
}
