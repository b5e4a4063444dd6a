package dev.firebreak.containment;

import org.springframework.stereotype.Component;

/** The hook that an action is bound to: by configuration, or the drill's where it is of one. */
@Component
class ContainmentHooks {

    private final BoundHooks bound;
    private final ContainmentHook drill = new DrillHook();

    ContainmentHooks(BoundHooks bound) {
        this.bound = bound;
    }

    ContainmentHook of(ContainmentAction action) {
        return action.drill() ? drill : bound.of(action.kind());
    }
}
