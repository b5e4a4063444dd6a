package dev.firebreak.readiness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process of the plan that starts by the calendar.
 *
 * @param rhythm as its diagram words it, such as "First Monday of the month, 09:00"
 * @param next when it starts by itself, or null while it is suspended
 * @param last the newest finished run, or null before the first
 * @param running how many runs are under way
 * @param startable whether the person who looks may start it by hand
 */
record Schedule(
        String process,
        String name,
        String rhythm,
        @Nullable Instant next,
        @Nullable ReadinessRecord last,
        long running,
        boolean startable) {}
