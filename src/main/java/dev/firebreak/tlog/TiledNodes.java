package dev.firebreak.tlog;

import java.util.LinkedHashMap;
import java.util.Map;

/** The nodes of a tree of {@code size} leaves that is kept as tiles. Remembers the tiles read last; for one thread. */
public final class TiledNodes implements TreeNodes {

    private static final int REMEMBERED = 64;

    private final TileStore store;
    private final long size;
    private final Map<Position, byte[]> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Position, byte[]> eldest) {
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
        return fold(tile, 0, TileStore.WIDTH);
    }

    @Override
    public Hash node(int level, long index) {
        int tileLevel = level / TileStore.HEIGHT;
        int inside = 1 << level % TileStore.HEIGHT;
        long first = index * inside;
        long tile = first / TileStore.WIDTH;
        int offset = (int) (first % TileStore.WIDTH);
        return fold(hashes(tileLevel, tile), offset, inside);
    }

    /** The hashes of a tile, as many as there are. */
    private byte[] hashes(int level, long index) {
        Position position = new Position(level, index);
        byte[] known = remembered.get(position);
        if (known != null) {
            return known;
        }
        byte[] read = read(level, index);
        remembered.put(position, read);
        return read;
    }

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

    private static Hash fold(byte[] hashes, int offset, int count) {
        if (count == 1) {
            return Hash.at(hashes, offset * Hash.SIZE);
        }
        int half = count / 2;
        return Hash.ofNode(fold(hashes, offset, half), fold(hashes, offset + half, half));
    }

    private record Position(int level, long index) {}
}
