package dev.firebreak.tlog;

import java.util.LinkedHashMap;
import java.util.Map;

/** The nodes of a tree of {@code size} leaves that is kept as tiles. Remembers the tiles read last; for one thread. */
public final class TiledNodes implements TreeNodes {

    private static final int REMEMBERED = 64;

    private final TileStore store;
    private final long size;
    private final Map<Position, Tile> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Position, Tile> eldest) {
            return size() > REMEMBERED;
        }
    };

    public TiledNodes(TileStore store, long size) {
        this.store = store;
        this.size = size;
    }

    /** The tree over all leaves. */
    public MerkleTree tree() {
        return new MerkleTree(this, size);
    }

    /** The root of a full tile: what the level of tiles above holds of it. */
    public static Hash rootOf(byte[] tile) {
        return Tile.of(tile).node(TileStore.HEIGHT, 0);
    }

    @Override
    public Hash node(int level, long index) {
        int height = level % TileStore.HEIGHT;
        long tile = index >>> TileStore.HEIGHT - height;
        return tile(level / TileStore.HEIGHT, tile).node(height, (int) (index - (tile << TileStore.HEIGHT - height)));
    }

    private Tile tile(int level, long index) {
        Position position = new Position(level, index);
        Tile known = remembered.get(position);
        if (known != null) {
            return known;
        }
        Tile read = Tile.of(read(level, index));
        remembered.put(position, read);
        return read;
    }

    /** The hashes of a tile, as many as there are. */
    private byte[] read(int level, long index) {
        long complete = size >>> level * TileStore.HEIGHT;
        long first = index * TileStore.WIDTH;
        if (first + TileStore.WIDTH <= complete) {
            return checked(store.tile(level, index), TileStore.WIDTH);
        }
        int count = (int) (complete - first);
        if (level == 0) {
            return checked(store.leaves(first, count), count);
        }
        byte[] hashes = new byte[count * Hash.SIZE];
        for (int i = 0; i < count; i++) {
            rootOf(store.tile(level - 1, first + i)).copyTo(hashes, i * Hash.SIZE);
        }
        return hashes;
    }

    private static byte[] checked(byte[] hashes, int count) {
        if (hashes.length != count * Hash.SIZE) {
            throw new IllegalStateException(
                    "A part of the tree holds " + hashes.length + " bytes where " + count + " hashes should be");
        }
        return hashes;
    }

    private record Position(int level, long index) {}
}
