package dev.firebreak.tlog;

/** Where the tiles of a tree are kept, as C2SP tlog-tiles lays them out. */
public interface TileStore {

    /** Hashes in a full tile. */
    int WIDTH = 256;

    /** Levels of the tree in one level of tiles. */
    int HEIGHT = 8;

    /**
     * A full tile: 256 hashes, 8,192 bytes. Those at level 0 are leaf hashes; one at level L + 1 is the root of a full tile at
     * level L. Only asked for tiles whose leaves are all there.
     */
    byte[] tile(int level, long index);

    /** Leaf hashes that fill no tile yet: {@code count} of them, at most 255, from leaf {@code first} on. */
    byte[] leaves(long first, int count);
}
