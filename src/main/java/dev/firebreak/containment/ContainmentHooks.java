package dev.firebreak.containment;

import dev.firebreak.cases.Cases;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The hook that an action is bound to: by configuration, or the drill's where the case is one. */
@Component
class ContainmentHooks {

    private final Cases cases;
    private final Map<ContainmentKind, ContainmentHook> bound = new EnumMap<>(ContainmentKind.class);
    private final ContainmentHook drill = new DrillHook();
    private final ContainmentHook unbound = new UnboundHook();

    ContainmentHooks(ContainmentProperties properties, HookFactory factory, Cases cases) {
        this.cases = cases;
        Map<String, ContainmentHook> byName = new HashMap<>();
        properties.hooks().forEach((name, settings) -> byName.put(name, factory.hook(name, settings)));
        properties
                .bindings()
                .forEach((action, hook) -> ContainmentKind.of(action)
                        .ifPresent(kind -> bound.put(kind, byName.getOrDefault(hook, unbound))));
    }

    ContainmentHook of(ContainmentAction action) {
        // The flag of the request counts as well: it stays with the action when its case is merged into a real one.
        if (action.drill() || cases.get(action.caseKey()).drill()) {
            return drill;
        }
        return bound.getOrDefault(action.kind(), unbound);
    }
}
