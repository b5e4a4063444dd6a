package dev.firebreak.containment;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The hook that an action is bound to: by configuration, or the drill's where it is of one. */
@Component
class ContainmentHooks {

    private final Map<ContainmentKind, ContainmentHook> bound = new EnumMap<>(ContainmentKind.class);
    private final ContainmentHook drill = new DrillHook();
    private final ContainmentHook unbound = new UnboundHook();

    ContainmentHooks(ContainmentProperties properties, HookFactory factory) {
        Map<String, ContainmentHook> byName = new HashMap<>();
        properties.hooks().forEach((name, settings) -> byName.put(name, factory.hook(name, settings)));
        properties
                .bindings()
                .forEach((action, hook) -> ContainmentKind.of(action)
                        .ifPresent(kind -> bound.put(kind, byName.getOrDefault(hook, unbound))));
    }

    ContainmentHook of(ContainmentAction action) {
        return action.drill() ? drill : bound.getOrDefault(action.kind(), unbound);
    }
}
