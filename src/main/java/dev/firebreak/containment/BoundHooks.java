package dev.firebreak.containment;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The hook that each action is bound to by this process's configuration. */
@Component
class BoundHooks {

    private final Map<ContainmentKind, ContainmentHook> bound = new EnumMap<>(ContainmentKind.class);
    private final ContainmentHook unbound = new UnboundHook();

    BoundHooks(ContainmentProperties properties, HookFactory factory) {
        Map<String, ContainmentHook> byName = new HashMap<>();
        properties.hooks().forEach((name, settings) -> byName.put(name, factory.hook(name, settings)));
        properties
                .bindings()
                .forEach((action, hook) -> ContainmentKind.of(action)
                        .ifPresent(kind -> bound.put(kind, byName.getOrDefault(hook, unbound))));
    }

    /** One that refuses with a sentence, where none is bound. */
    ContainmentHook of(ContainmentKind kind) {
        return bound.getOrDefault(kind, unbound);
    }
}
