package dev.firebreak.engine;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question of a form. */
interface FormField {

    /**
     * What is wrong with a value, in the form's own words; empty where it may be taken.
     *
     * @param known what was answered around it, over the variables of the task: for the conditions inside it
     */
    Optional<String> problem(@Nullable Object value, Map<String, Object> known);

    /** Whether its answer is a list. */
    boolean takesList();
}
