package dev.firebreak.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that the plan does not foresee.
 *
 * @param group the role that may do it
 * @param assignee who is to do it, or null for anyone of the role
 * @param due null for the case's own date
 */
public record RequestedTask(
        @Nullable String title,
        @Nullable String instructions,
        @Nullable String group,
        @Nullable String assignee,
        @Nullable Instant due) {}
