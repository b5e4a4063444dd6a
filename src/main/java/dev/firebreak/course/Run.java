package dev.firebreak.course;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One process that ran for a case: the main one or one that was called.
 *
 * @param id of the process instance
 * @param definition id of the process definition, which names the version
 * @param flows ids of the flows taken, by the record
 * @param steps in order
 */
record Run(
        String id,
        String definition,
        String name,
        Instant began,
        @Nullable Instant ended,
        Set<String> flows,
        List<Step> steps) {

    /** Steps that people want to read. */
    public List<Step> work() {
        return steps.stream().filter(Step::isWork).toList();
    }
}
