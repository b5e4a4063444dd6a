package dev.firebreak.containment;

import dev.firebreak.cases.Cases;
import org.springframework.stereotype.Component;

/** The hook that an action is bound to: by configuration, or the drill's where the case is one. */
@Component
class ContainmentHooks {

    private final Cases cases;
    private final BoundHooks bound;
    private final ContainmentHook drill = new DrillHook();

    ContainmentHooks(BoundHooks bound, Cases cases) {
        this.bound = bound;
        this.cases = cases;
    }

    ContainmentHook of(ContainmentAction action) {
        // The flag of the request counts as well: it stays with the action when its case is merged into a real one.
        return action.drill() || cases.get(action.caseKey()).drill() ? drill : bound.of(action.kind());
    }
}
