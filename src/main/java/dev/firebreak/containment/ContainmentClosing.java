package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.ClosingCondition;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps a case open while something of it is in force, or may be. */
@Component
class ContainmentClosing implements ClosingCondition {

    private final ContainmentActions actions;

    ContainmentClosing(ContainmentActions actions) {
        this.actions = actions;
    }

    @Override
    public List<String> obstacles(CaseKey key) {
        return actions.of(key, ContainmentState.unsettled()).stream()
                .map(ContainmentClosing::sentence)
                .toList();
    }

    private static String sentence(ContainmentAction action) {
        String what = action.summary() + " is " + action.state().plain() + ": ";
        return switch (action.state()) {
            case APPLYING, RELEASING -> what + "wait for its outcome, or say on the page Containment what is true.";
            case RELEASE_REQUESTED ->
                what + "an incident commander clears or refuses its release in the task Clear one release.";
            case UNKNOWN -> what + "look at the system and say on the page Containment what is true.";
            default ->
                what + "release it, or let two people of incident command or management sign on the page Containment "
                        + "that it stays.";
        };
    }
}
