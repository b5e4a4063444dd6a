package dev.firebreak.containment;

import java.util.Map;

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

    /** For a worker in another network, beside action, target and key. */
    Map<String, Object> order() {
        return Map.of("caseKey", caseKey, "kind", kind, "parameters", parameters, "reason", reason);
    }

    static HookCall of(ContainmentAction action, String kind, String key) {
        return new HookCall(
                action.caseKey().text(),
                action.kind().word(),
                action.target(),
                action.parameters(),
                kind,
                action.reason(),
                key);
    }

    /** Whether it undoes the action. */
    public boolean releases() {
        return kind.equals("release");
    }
}
