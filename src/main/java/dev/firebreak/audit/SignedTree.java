package dev.firebreak.audit;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.MerkleTree;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.TileStore;
import dev.firebreak.tlog.TiledNodes;

/**
 * What the proofs of a bundle lead to. For one thread.
 *
 * @param note the newest checkpoint
 * @param checkpoint what it says
 * @param tree that it signs the root of
 */
record SignedTree(SignedNote note, Checkpoint checkpoint, MerkleTree tree) {

    static SignedTree of(SignedNote note, TileStore tiles) {
        Checkpoint checkpoint = Checkpoint.parse(note);
        return new SignedTree(note, checkpoint, new TiledNodes(tiles, checkpoint.size()).tree());
    }

    long size() {
        return checkpoint.size();
    }
}
