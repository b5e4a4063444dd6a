package dev.firebreak.tlog;

/**
 * What a checkpoint says of the heads of all cases.
 *
 * @param count cases with at least one entry
 * @param root of the tree over their heads, see {@link CaseHeads}
 */
public record CaseHeadsRoot(long count, Hash root) {}
