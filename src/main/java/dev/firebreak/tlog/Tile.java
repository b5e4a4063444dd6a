package dev.firebreak.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A tile and the nodes above it, each hashed once however many proofs go through it.
 *
 * @param heights the hashes of the tile itself, above them those of pairs, and so on
 */
record Tile(List<byte[]> heights) {

    /** @param hashes as many as there are, at most {@link TileStore#WIDTH} */
    static Tile of(byte[] hashes) {
        List<byte[]> heights = new ArrayList<>(TileStore.HEIGHT + 1);
        byte[] below = hashes;
        heights.add(below);
        while (below.length >= 2 * Hash.SIZE) {
            byte[] nodes = new byte[below.length / (2 * Hash.SIZE) * Hash.SIZE];
            for (int node = 0; node < nodes.length; node += Hash.SIZE) {
                Hash.ofNode(Hash.at(below, 2 * node), Hash.at(below, 2 * node + Hash.SIZE))
                        .copyTo(nodes, node);
            }
            heights.add(nodes);
            below = nodes;
        }
        return new Tile(heights);
    }

    /** @throws IndexOutOfBoundsException if not all of its leaves are there */
    Hash node(int height, int index) {
        return Hash.at(heights.get(height), index * Hash.SIZE);
    }
}
