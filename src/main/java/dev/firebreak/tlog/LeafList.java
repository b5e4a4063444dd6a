package dev.firebreak.tlog;

import java.util.ArrayList;
import java.util.List;

/** The nodes of a tree whose leaf hashes are all in memory. */
public final class LeafList implements TreeNodes {

    private final List<List<Hash>> levels = new ArrayList<>();

    public LeafList(List<Hash> leafHashes) {
        levels.add(List.copyOf(leafHashes));
        for (List<Hash> below = leafHashes; below.size() > 1; ) {
            List<Hash> level = new ArrayList<>(below.size() / 2);
            for (int i = 0; i + 1 < below.size(); i += 2) {
                level.add(Hash.ofNode(below.get(i), below.get(i + 1)));
            }
            levels.add(level);
            below = level;
        }
    }

    /** The tree over all of them. */
    public MerkleTree tree() {
        return new MerkleTree(this, levels.get(0).size());
    }

    @Override
    public Hash node(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
