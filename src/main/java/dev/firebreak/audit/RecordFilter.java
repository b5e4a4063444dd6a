package dev.firebreak.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the record somebody looks for; null leaves a question open.
 *
 * @param actor a login, "firebreak" or "anonymous"
 * @param kind such as "TaskCompleted"
 * @param without kinds that are left out
 * @param from first moment
 * @param to first moment that is too late
 */
public record RecordFilter(
        @Nullable String actor,
        @Nullable String caseKey,
        @Nullable String kind,
        Set<String> without,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The entries of a case. */
    public static RecordFilter ofCase(String caseKey, @Nullable String kind, Set<String> without) {
        return new RecordFilter(null, caseKey, kind, without, null, null);
    }
}
