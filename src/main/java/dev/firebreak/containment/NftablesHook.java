package dev.firebreak.containment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Lets no traffic from or to an address or a segment pass this Linux gateway. It sets a state, so that the same call may come
 * again, and reads it, so that it can be asked.
 */
final class NftablesHook implements ContainmentHook {

    /** Somebody else changed the table between our look and our change, which then did nothing. */
    private static final List<String> CHANGED_MEANWHILE = List.of("No such file or directory", "File exists");

    private static final int SHOWN = 300;

    private final String name;
    private final HookSettings settings;
    private final NftFirewall firewall;

    NftablesHook(String name, HookSettings settings, NftFirewall firewall) {
        this.name = name;
        this.settings = settings;
        this.firewall = firewall;
    }

    @Override
    public Counterpart counterpart() {
        return Counterpart.here(name, true, true, new RetrySchedule(settings.retryDelays(), false));
    }

    @Override
    public EffectOutcome send(HookCall call) {
        NftTarget target;
        JsonNode table;
        try {
            target = NftTarget.of(call);
            table = firewall.table(settings.timeout(call));
        } catch (InvalidTarget e) {
            return new EffectOutcome.Refused("Hook " + name + " knows addresses and networks only: " + e.getMessage());
        } catch (IOException e) {
            return new EffectOutcome.NotSent(
                    "Hook " + name + " cannot read its firewall: " + shortened(String.valueOf(e.getMessage())));
        }
        if (target.isIn(table) != call.releases()) {
            return new EffectOutcome.AlreadyApplied(said(call, "was so before"));
        }
        return change(call, call.releases() ? target.remove(table) : target.add());
    }

    private EffectOutcome change(HookCall call, List<Map<String, ?>> commands) {
        try {
            NftCommand.Result result = firewall.change(commands, settings.timeout(call));
            if (result.exit() == 0) {
                return new EffectOutcome.Applied(said(call, "is so now"));
            }
            String why = "Hook " + name + " changed nothing: " + shortened(result.error());
            return CHANGED_MEANWHILE.stream().anyMatch(result.error()::contains)
                    ? new EffectOutcome.NotSent(why)
                    : new EffectOutcome.Refused(why);
        } catch (IOException e) {
            return new EffectOutcome.OutcomeUnknown("Hook " + name + ": " + shortened(String.valueOf(e.getMessage()))
                    + ". Whether it took effect is not known.");
        }
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        try {
            return NftTarget.of(call).isIn(firewall.table(settings.timeout(call))) == call.releases()
                    ? new EffectOutcome.NotSent(said(call, "is not so"))
                    : new EffectOutcome.AlreadyApplied(said(call, "is so"));
        } catch (InvalidTarget e) {
            return new EffectOutcome.Refused("Hook " + name + " knows addresses and networks only: " + e.getMessage());
        } catch (IOException e) {
            return new EffectOutcome.OutcomeUnknown("Hook " + name + " cannot be asked now: "
                    + shortened(String.valueOf(e.getMessage())) + ". Whether it took effect is not known.");
        }
    }

    private String said(HookCall call, String what) {
        return "Hook " + name + ": " + call.target() + (call.releases() ? " free" : " blocked") + ", " + what + ".";
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), SHOWN));
    }
}
