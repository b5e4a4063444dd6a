package dev.firebreak.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for somebody.
 *
 * @param caseKey "" for a task of no case
 * @param incident the case, or null
 * @param assignee who has claimed it, or ""
 * @param groups the roles that may do it
 * @param workable whether the person who looks may open it in Tasklist
 */
record OpenTask(
        String id,
        String name,
        String caseKey,
        @Nullable IncidentCase incident,
        String assignee,
        List<String> groups,
        @Nullable Instant due,
        boolean workable) {

    public boolean isLate(Instant now) {
        return due != null && due.isBefore(now);
    }
}
