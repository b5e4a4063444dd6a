package dev.firebreak.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's request to erase what entries say, and another's answer.
 *
 * @param caseKey the case of all its entries, or null where they belong to none
 * @param person who asks
 * @param decision null while it waits
 */
public record Erasure(
        long id,
        @Nullable String caseKey,
        List<Entry> entries,
        String person,
        String reason,
        Instant at,
        @Nullable Decision decision) {

    /**
     * An entry that is to be erased, without what it says.
     *
     * @param seq its place in the record
     * @param number its number in its case; where it belongs to none, its place
     */
    public record Entry(long seq, long number, Instant at, String kind) {}

    /** @param person another one than asked */
    public record Decision(String person, boolean approved, String reason, Instant at) {}

    public boolean waits() {
        return decision == null;
    }
}
