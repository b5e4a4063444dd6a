package dev.firebreak.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the record as read back.
 *
 * @param seq where one case is read, the number of the entry in it, from 1 and without gaps; over the whole record it grows, gaps
 *     mean nothing, and the newest entries still change it when they get their place in the tree
 * @param at UTC, millisecond precision
 * @param actor a login, "firebreak" for the system, "anonymous" for an open request
 * @param details a JSON object, as text
 */
public record TimelineEntry(
        long seq,
        Instant at,
        String actor,
        String kind,
        @Nullable String process,
        @Nullable String element,
        String summary,
        @JsonRawValue String details) {}
