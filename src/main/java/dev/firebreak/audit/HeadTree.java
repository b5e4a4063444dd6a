package dev.firebreak.audit;

import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeadsRoot;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The tree over the heads of all cases, in the order of their keys' bytes, that takes changes. A changed head costs the nodes
 * above it; a new case the nodes behind its place, which for the newest key are few.
 */
final class HeadTree {

    private static final Comparator<byte[]> BY_BYTES = Arrays::compareUnsigned;

    private final List<byte[]> keys = new ArrayList<>();
    private final List<List<Hash>> levels = new ArrayList<>(List.of(new ArrayList<>()));

    /** Adds heads of new cases, and replaces those of the others. */
    void put(List<CaseHead> heads) {
        List<Hash> leaves = levels.get(0);
        BitSet changed = new BitSet();
        int moved = keys.size();
        List<Keyed> sorted = heads.stream().map(Keyed::of).sorted().toList();
        for (Keyed each : sorted) {
            int place = Collections.binarySearch(keys, each.key(), BY_BYTES);
            if (place < 0) {
                place = -place - 1;
                keys.add(place, each.key());
                leaves.add(place, each.hash());
                moved = Math.min(moved, place);
            } else {
                leaves.set(place, each.hash());
                changed.set(place);
            }
        }
        changed.set(moved, keys.size());
        for (int level = 1; changed.length() > 0; level++) {
            changed = raise(level, changed);
        }
    }

    CaseHeadsRoot root() {
        return new CaseHeadsRoot(
                keys.size(),
                new MerkleTree((level, index) -> levels.get(level).get(Math.toIntExact(index)), keys.size()).root());
    }

    /** Computes the nodes again that stand above the changed ones; says which. */
    private BitSet raise(int level, BitSet below) {
        List<Hash> children = levels.get(level - 1);
        if (levels.size() == level) {
            levels.add(new ArrayList<>());
        }
        List<Hash> nodes = levels.get(level);
        BitSet raised = new BitSet();
        for (int child = below.nextSetBit(0); child >= 0; child = below.nextSetBit((child | 1) + 1)) {
            int node = child / 2;
            if (2 * node + 1 < children.size()) {
                Hash hash = Hash.ofNode(children.get(2 * node), children.get(2 * node + 1));
                if (node < nodes.size()) {
                    nodes.set(node, hash);
                } else {
                    nodes.add(hash);
                }
                raised.set(node);
            }
        }
        return raised;
    }

    @SuppressWarnings("ArrayRecordComponent") // Sorted by, and compared by no one else.
    private record Keyed(byte[] key, Hash hash) implements Comparable<Keyed> {

        static Keyed of(CaseHead head) {
            return new Keyed(head.caseKey().getBytes(StandardCharsets.UTF_8), head.hash());
        }

        @Override
        public int compareTo(Keyed other) {
            return BY_BYTES.compare(key, other.key);
        }
    }
}
