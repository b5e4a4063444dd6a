package dev.firebreak.containment;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One action that is asked for, checked against the catalogue.
 *
 * @param target in the one spelling of its kind
 * @param parameters by name, in order; only those that the action takes
 */
record ContainmentRequest(ContainmentKind kind, String target, Map<String, String> parameters, String reason) {

    private static final int LONGEST_REASON = 1000;

    ContainmentRequest {
        parameters = new TreeMap<>(parameters);
    }

    ContainmentRequest(ContainmentKind kind, String target, String reason) {
        this(kind, target, Map.of(), reason);
    }

    /** @throws InvalidTarget where the catalogue lacks the action, or the target or a parameter is none of its kind */
    static ContainmentRequest of(RequestRow row) {
        ContainmentKind kind = ContainmentKind.of(row.action())
                .orElseThrow(() -> new InvalidTarget(row.action(), "is no containment action of the catalogue."));
        String reason = row.reason().length() <= LONGEST_REASON
                ? row.reason()
                : row.reason().substring(0, LONGEST_REASON);
        return new ContainmentRequest(
                kind, kind.targetKind().read(row.target()), parameters(kind, row.parameters()), reason);
    }

    private static SortedMap<String, String> parameters(ContainmentKind kind, Map<ContainmentParameter, String> given) {
        SortedMap<String, String> parameters = new TreeMap<>();
        given.forEach((parameter, text) -> {
            if (!kind.parameters().contains(parameter)) {
                throw new InvalidTarget(
                        text, "is given as '" + parameter.title() + "', which " + kind.title() + " does not take.");
            }
            parameters.put(parameter.word(), parameter.read(text));
        });
        kind.required().stream()
                .filter(parameter -> !given.containsKey(parameter))
                .findFirst()
                .ifPresent(parameter -> {
                    throw new InvalidTarget(kind.title(), "needs '" + parameter.title() + "'. " + parameter.plain());
                });
        return parameters;
    }

    /** @throws InvalidTarget where its hook knows machines by their address only, and none is given */
    void requireAddress(ContainmentProperties properties) {
        ContainmentParameter address = ContainmentParameter.ADDRESS;
        if (properties.needsAddress(kind) && !parameters.containsKey(address.word())) {
            throw new InvalidTarget(summary(), "needs '" + address.title() + "'. " + address.plain());
        }
    }

    /** Whether both do the same to the same thing, for however long. */
    boolean isSame(ContainmentRequest other) {
        return other.kind == kind
                && other.target.equals(target)
                && withoutHours(other.parameters).equals(withoutHours(parameters));
    }

    boolean isSameAs(ContainmentAction action) {
        return isSame(action.request());
    }

    /** "Stop service on srv-1 (Service: nginx)": what people read. */
    String summary() {
        String what = kind.title() + " on " + target;
        return parameters.isEmpty() ? what : what + " (" + ContainmentParameter.text(parameters) + ")";
    }

    private static Map<String, String> withoutHours(Map<String, String> parameters) {
        Map<String, String> others = new TreeMap<>(parameters);
        others.remove(ContainmentParameter.CONTAIN_HOURS.word());
        return others;
    }
}
