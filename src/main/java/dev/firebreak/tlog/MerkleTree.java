package dev.firebreak.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree over the first {@code size} leaves: its root and its proofs (RFC 9162 §2.1). Costs a logarithmic number of nodes
 * each.
 */
public final class MerkleTree {

    private final TreeNodes nodes;
    private final long size;

    public MerkleTree(TreeNodes nodes, long size) {
        this.nodes = nodes;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /** The tree as it was when it had {@code earlier} leaves. */
    public MerkleTree at(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves never had " + earlier);
        }
        return new MerkleTree(nodes, earlier);
    }

    public Hash root() {
        return size == 0 ? Hash.EMPTY_ROOT : over(0, size);
    }

    /** The proof that leaf {@code index} is in this tree, from the leaf up; see {@link Inclusion}. */
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
        }
        List<Hash> proof = new ArrayList<>();
        path(index, 0, size, proof);
        return proof;
    }

    /** The proof that the tree of the first {@code earlier} leaves became this one; see {@link Consistency}. */
    public List<Hash> consistency(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves never had " + earlier);
        }
        List<Hash> proof = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            subProof(earlier, 0, size, true, proof);
        }
        return proof;
    }

    private void path(long index, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = middle(from, to);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(over(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(over(from, middle));
        }
    }

    private void subProof(long earlier, long from, long to, boolean known, List<Hash> proof) {
        if (earlier == to) {
            if (!known) {
                proof.add(over(from, to));
            }
            return;
        }
        long middle = middle(from, to);
        if (earlier <= middle) {
            subProof(earlier, from, middle, known, proof);
            proof.add(over(middle, to));
        } else {
            subProof(earlier, middle, to, false, proof);
            proof.add(over(from, middle));
        }
    }

    /** The hash over leaves {@code from} to {@code to}; {@code from} is where a subtree of that height may begin. */
    private Hash over(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.node(level, from >>> level);
        }
        long middle = middle(from, to);
        return Hash.ofNode(over(from, middle), over(middle, to));
    }

    /** Splits at the largest power of two below the number of leaves. */
    private static long middle(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }
}
