package dev.firebreak.tlog;

import java.util.List;

/** Proofs that a leaf is at its place in a tree (RFC 9162 §2.1.3). */
public final class Inclusion {

    private Inclusion() {}

    /** Whether the proof leads from the leaf at {@code index} to the root of the tree of {@code size} leaves. */
    public static boolean holds(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash each : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.ofNode(each, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, each);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
