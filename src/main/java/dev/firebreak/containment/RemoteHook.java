package dev.firebreak.containment;

import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;

/** A system that only a worker in another network reaches; from here nothing is ever sent to it. */
final class RemoteHook implements ContainmentHook {

    private final String name;
    private final HookSettings settings;

    RemoteHook(String name, HookSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    @Override
    public Counterpart counterpart() {
        return new Counterpart(
                name,
                settings.honoursKeys(),
                false,
                new RetrySchedule(settings.retryDelays(), false),
                settings.worker());
    }

    @Override
    public EffectOutcome send(HookCall call) {
        return new EffectOutcome.Refused("Hook " + name + " is served by worker " + settings.worker()
                + " in another network. Nothing was sent from here. Start that worker.");
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        return new EffectOutcome.OutcomeUnknown("Hook " + name + " is served by worker " + settings.worker()
                + " in another network and cannot be asked from here.");
    }
}
