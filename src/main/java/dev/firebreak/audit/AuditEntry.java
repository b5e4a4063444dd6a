package dev.firebreak.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as its author describes it; time and actor are added by {@link AuditLog}.
 *
 * @param kind what happened, a Java type name in the past tense ("AlertAccepted", "TaskCompleted")
 * @param caseKey the case it belongs to, or null
 * @param process key of the process definition it happened in, or null
 * @param element id of the diagram element it happened at, or null
 * @param summary one sentence for people
 * @param details values for machines; anything Jackson can write
 */
public record AuditEntry(
        String kind,
        @Nullable String caseKey,
        @Nullable String process,
        @Nullable String element,
        String summary,
        Map<String, ?> details) {

    /** An entry that belongs to no case and no diagram element. */
    public static AuditEntry of(String kind, String summary, Map<String, ?> details) {
        return new AuditEntry(kind, null, null, null, summary, details);
    }

    /** An entry about a case, outside any diagram element. */
    public static AuditEntry ofCase(String kind, String caseKey, String summary, Map<String, ?> details) {
        return new AuditEntry(kind, caseKey, null, null, summary, details);
    }
}
