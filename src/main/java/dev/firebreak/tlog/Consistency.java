package dev.firebreak.tlog;

import java.util.ArrayList;
import java.util.List;

/** Proofs that an earlier tree is the beginning of a later one: nothing in it was changed (RFC 9162 §2.1.4). */
public final class Consistency {

    private Consistency() {}

    /**
     * Whether the proof leads from the tree of {@code earlier} leaves to that of {@code later}. Nothing follows from an
     * empty tree, so that none holds for it.
     */
    public static boolean holds(long earlier, long later, Hash earlierRoot, Hash laterRoot, List<Hash> proof) {
        if (earlier <= 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return proof.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        List<Hash> path = new ArrayList<>(proof);
        if (Long.bitCount(earlier) == 1) {
            path.add(0, earlierRoot);
        }
        long node = earlier - 1;
        long last = later - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        Hash before = path.get(0);
        Hash after = path.get(0);
        for (Hash each : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = Hash.ofNode(each, before);
                after = Hash.ofNode(each, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                after = Hash.ofNode(after, each);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && after.equals(laterRoot);
    }
}
