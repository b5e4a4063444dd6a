package dev.firebreak.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the record somebody looks for; null leaves a question open.
 *
 * @param actor a login, "firebreak" or "anonymous"
 * @param kind such as "TaskCompleted"
 * @param from first moment
 * @param to first moment that is too late
 */
public record RecordFilter(
        @Nullable String actor,
        @Nullable String caseKey,
        @Nullable String kind,
        @Nullable Instant from,
        @Nullable Instant to) {}
