package dev.firebreak.readiness;

import dev.firebreak.plan.PlannedStart;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled process with what became of it.
 *
 * @param last the newest finished run, or null before the first
 * @param startable whether the person who looks may start it by hand
 */
record Schedule(PlannedStart start, @Nullable ReadinessRecord last, boolean startable) {}
