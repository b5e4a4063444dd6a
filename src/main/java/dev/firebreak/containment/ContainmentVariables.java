package dev.firebreak.containment;

import org.jspecify.annotations.Nullable;

/** Reads the variables of the plan that name containment. */
final class ContainmentVariables {

    /** The id of one action, as text. */
    static final String ACTION = "containmentAction";

    private ContainmentVariables() {}

    /** @throws IllegalArgumentException where the diagram gives no action */
    static long id(@Nullable Object variable) {
        String text = String.valueOf(variable);
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "Variable containmentAction holds '" + text + "', not the id of an action");
        }
        return Long.parseLong(text);
    }

    /**
     * What a person answered.
     *
     * @throws IllegalArgumentException where the diagram gives no known answer
     */
    static Resolution resolution(@Nullable Object variable) {
        return Resolution.of(text(variable))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Variable resolution holds '" + variable + "', not one of the answers of the vocabulary"));
    }

    static String text(@Nullable Object variable) {
        return variable == null ? "" : String.valueOf(variable);
    }
}
