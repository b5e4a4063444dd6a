package dev.firebreak.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question of a form. */
interface FormField {

    /** What is wrong with a value, in the form's own words; empty where it may be taken. */
    Optional<String> problem(@Nullable Object value);
}
