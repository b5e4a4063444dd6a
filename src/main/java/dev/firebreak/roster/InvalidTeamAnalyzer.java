package dev.firebreak.roster;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with the team file instead of a stack trace; named in META-INF/spring.factories. */
class InvalidTeamAnalyzer extends AbstractFailureAnalyzer<InvalidTeam> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, InvalidTeam cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct processes/team.yaml and start again.", failure);
    }
}
