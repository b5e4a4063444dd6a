package dev.firebreak.containment;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.web.UnsafeStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out with the hooks of this process what Firebreak in another network ordered. */
public class OrderedCalls {

    private final ContainmentProperties properties;
    private final BoundHooks hooks;

    /** @throws UnsafeStart with a sentence, where this process could carry nothing out */
    OrderedCalls(ContainmentProperties properties, BoundHooks hooks) {
        this.properties = properties;
        this.hooks = hooks;
        List<String> reasons = new ArrayList<>();
        if (properties.bindings().isEmpty()) {
            reasons.add(
                    "No action is bound to a hook. Set firebreak.containment.hooks and firebreak.containment.bindings"
                            + " for what this worker reaches.");
        }
        properties.hooks().forEach((name, settings) -> {
            if (settings.type() == HookType.REMOTE) {
                reasons.add(
                        "Hook " + name + " has type remote. A worker reaches its hooks itself: give it the type that"
                                + " the hook speaks.");
            }
        });
        if (!reasons.isEmpty()) {
            throw new UnsafeStart(reasons);
        }
    }

    /** Name of the hook that carries it out. */
    public String hook(HookCall call) {
        return of(call).counterpart().name();
    }

    /** How long it may take: one call, and one question about it. */
    public Duration longest(HookCall call) {
        HookSettings settings = settings(call);
        return settings == null ? Duration.ZERO : settings.timeout(call).multipliedBy(2);
    }

    /** Sends it; where no answer came, asks what became of it. Never throws for what the other side does. */
    public EffectOutcome perform(HookCall call) {
        ContainmentHook hook = of(call);
        EffectOutcome sent = hook.send(call);
        if (!(sent instanceof EffectOutcome.OutcomeUnknown)
                || !hook.counterpart().canBeAsked()) {
            return sent;
        }
        EffectOutcome asked = hook.ask(call);
        return asked instanceof EffectOutcome.OutcomeUnknown ? sent : asked;
    }

    private ContainmentHook of(HookCall call) {
        return ContainmentKind.of(call.action()).map(hooks::of).orElseGet(UnboundHook::new);
    }

    private @Nullable HookSettings settings(HookCall call) {
        String name = properties.bindings().get(call.action());
        return name == null ? null : properties.hooks().get(name);
    }
}
