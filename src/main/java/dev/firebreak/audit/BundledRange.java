package dev.firebreak.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * range.json: the part of the record that a bundle holds.
 *
 * @param first place of its first entry
 * @param next place of the first that is not in it
 * @param from first moment asked for, or null for the beginning of the record
 * @param to first moment that is too late, or null for the end of the checkpoint
 */
@JsonPropertyOrder({"first", "next", "from", "to"})
@JsonInclude(JsonInclude.Include.ALWAYS)
record BundledRange(
        long first,
        long next,
        @Nullable String from,
        @Nullable String to) {

    static BundledRange of(long first, long next, @Nullable Instant from, @Nullable Instant to) {
        return new BundledRange(first, next, text(from), text(to));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
