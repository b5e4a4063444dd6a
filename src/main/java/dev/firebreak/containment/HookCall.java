package dev.firebreak.containment;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a hook is asked for; the body of an HTTP call.
 *
 * @param action word of the catalogue
 * @param parameters further values of the action by name, such as {@code duration}; validated, may be empty
 * @param kind {@code apply} or {@code release}
 * @param idempotencyKey 64 lowercase hex, the same at every retry
 */
public record HookCall(
        String caseKey,
        String action,
        String target,
        Map<String, String> parameters,
        String kind,
        String reason,
        String idempotencyKey) {

    /** What the hook said when it applied the action: a further parameter of its release. */
    static final String REFERENCE = "hook-reference";

    /** For a worker in another network, beside action, target and key. */
    Map<String, Object> order() {
        return Map.of("caseKey", caseKey, "kind", kind, "parameters", parameters, "reason", reason);
    }

    static HookCall of(ContainmentAction action, String kind, String key) {
        return new HookCall(
                action.caseKey().text(),
                action.kind().word(),
                action.target(),
                parameters(action, kind),
                kind,
                action.reason(),
                key);
    }

    private static Map<String, String> parameters(ContainmentAction action, String kind) {
        Map<String, String> all = new TreeMap<>(action.parameters());
        if (kind.equals("release") && !action.hookReference().isEmpty()) {
            all.put(REFERENCE, action.hookReference());
        }
        return all;
    }

    /**
     * What a packet filter knows the target by.
     *
     * @throws InvalidTarget for a machine whose address was not given
     */
    String address() {
        if (!action.equals(ContainmentKind.ISOLATE_HOST.word())) {
            return target;
        }
        String address = parameters.get(ContainmentParameter.ADDRESS.word());
        if (address == null) {
            throw new InvalidTarget(
                    target, "is a name. Ask for it again with '" + ContainmentParameter.ADDRESS.title() + "'.");
        }
        return address;
    }

    /** Whether it undoes the action. */
    public boolean releases() {
        return kind.equals("release");
    }
}
