package dev.firebreak.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the tree as a bundle takes it.
 *
 * @param seq place in the tree
 * @param number place in its case, or 0 without a case
 * @param leaf its eight lines
 * @param salt hex, or null where it was erased
 * @param body as stored, or null where it was erased
 */
record ProvedEntry(
        long seq,
        long number,
        Instant at,
        String kind,
        @Nullable String caseKey,
        String leaf,
        @Nullable String salt,
        @Nullable String body) {}
