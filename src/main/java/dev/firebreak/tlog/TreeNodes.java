package dev.firebreak.tlog;

/** Where a Merkle tree finds the hashes of its complete subtrees. */
public interface TreeNodes {

    /**
     * The hash over the leaves from {@code index * 2^level} on, {@code 2^level} of them. Only asked for subtrees whose leaves
     * are all there.
     */
    Hash node(int level, long index);
}
