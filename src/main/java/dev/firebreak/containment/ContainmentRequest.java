package dev.firebreak.containment;

/**
 * One action that a person asks for, checked against the catalogue.
 *
 * @param target in the one spelling of its kind
 */
record ContainmentRequest(ContainmentKind kind, String target, String reason) {

    private static final int LONGEST_REASON = 1000;

    /** @throws InvalidTarget where the catalogue lacks the action, or the target is none of its kind */
    static ContainmentRequest of(RequestRow row) {
        ContainmentKind kind = ContainmentKind.of(row.action())
                .orElseThrow(() -> new InvalidTarget(row.action(), "is no containment action of the catalogue."));
        String reason = row.reason().length() <= LONGEST_REASON
                ? row.reason()
                : row.reason().substring(0, LONGEST_REASON);
        return new ContainmentRequest(kind, kind.targetKind().read(row.target()), reason);
    }

    boolean isSame(ContainmentRequest other) {
        return other.kind == kind && other.target.equals(target);
    }

    boolean isSameAs(ContainmentAction action) {
        return action.kind() == kind && action.target().equals(target);
    }

    String summary() {
        return kind.title() + " on " + target;
    }
}
