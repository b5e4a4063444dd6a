package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.engine.EffectOutcome;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Actions that may be carried out at once, for runs that are about carrying them out. */
@Component
public class ApprovedActions {

    private final ContainmentActions actions;
    private final ContainmentHooks hooks;

    ApprovedActions(ContainmentActions actions, ContainmentHooks hooks) {
        this.actions = actions;
        this.hooks = hooks;
    }

    /** Name of the process variable that an effect finds its action by. */
    public static String variable() {
        return ContainmentVariables.ACTION;
    }

    /** Approved to block this address. @return what the variable holds */
    public String blockIp(String caseKey, String address) {
        long id = actions.add(
                new CaseKey(caseKey),
                new ContainmentRequest(ContainmentKind.BLOCK_IP, address, "for a benchmark"),
                "rita",
                false);
        actions.move(id, Set.of(ContainmentState.REQUESTED), ContainmentState.APPROVED, "");
        return String.valueOf(id);
    }

    /** Calls the hook as an effect does, with nothing around it. */
    public EffectOutcome callAlone(String id, String key) {
        ContainmentAction action = actions.get(Long.parseLong(id));
        return hooks.of(action).send(HookCall.of(action, "apply", key));
    }
}
