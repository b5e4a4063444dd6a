package dev.firebreak.course;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One time that an element of a diagram was reached.
 *
 * @param element id in the diagram
 * @param type as the engine names it, such as "userTask"
 * @param actor who completed the task by the record, else who has it; "" where no person is asked
 * @param roles of who completed the task, as they were then; null where no entry says
 * @param due of a task, as it stood last
 */
record Step(
        String element,
        String name,
        String type,
        Instant began,
        @Nullable Instant ended,
        boolean cancelled,
        String actor,
        @Nullable Set<String> roles,
        @Nullable Instant due) {

    boolean isUserTask() {
        return type.equals("userTask");
    }

    /** Whether it was done, and not only ended. */
    boolean isDone() {
        return ended != null && !cancelled;
    }

    /** Whether it is worth a line for people: work and results, not the joints between them. */
    public boolean isWork() {
        return type.endsWith("Task") || type.equals("callActivity") || type.endsWith("EndEvent");
    }

    /** "done", "cancelled" or "open". */
    public String state() {
        if (ended == null) {
            return "open";
        }
        return cancelled ? "cancelled" : "done";
    }
}
