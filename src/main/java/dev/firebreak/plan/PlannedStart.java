package dev.firebreak.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process of the plan in force that starts by the calendar.
 *
 * @param process its key
 * @param name as its diagram has it
 * @param rhythm as its diagram words it, such as "First Monday of the month, 09:00"
 * @param next when it starts by itself, or null while that is suspended
 * @param running how many runs are under way
 */
public record PlannedStart(
        String process,
        String name,
        String rhythm,
        @Nullable Instant next,
        long running) {}
