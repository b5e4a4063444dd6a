package dev.firebreak.cases;

import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows; what is null or "" does not narrow it.
 *
 * @param state open, closed, dismissed or merged
 * @param severity critical, high, medium or low
 * @param q words, or beginnings of words, of key, title, description and what the case names
 */
public record CaseFilter(
        @Nullable String state,
        @Nullable String severity,
        @Nullable Boolean drill,
        @Nullable String q) {

    /** Every case. */
    public static final CaseFilter ALL = new CaseFilter(null, null, null, null);
}
