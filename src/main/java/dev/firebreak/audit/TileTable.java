package dev.firebreak.audit;

import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.TileStore;
import dev.firebreak.tlog.TiledNodes;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tiles of the tree in the database. */
@Component
class TileTable implements TileStore {

    private static final String HASHES = """
            SELECT string_agg(leaf_hash, ''::bytea ORDER BY seq) FROM audit.sequenced WHERE seq >= ? AND seq < ?
            """;

    private final JdbcTemplate jdbc;

    TileTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves in the tree. */
    long size() {
        return number("SELECT coalesce(max(seq) + 1, 0) FROM audit.sequenced");
    }

    @Override
    public byte[] tile(int level, long index) {
        byte[] hashes = jdbc.queryForObject(
                "SELECT hashes FROM audit.tile WHERE level = ? AND index = ?", byte[].class, level, index);
        return orMissing(hashes);
    }

    @Override
    public byte[] leaves(long first, int count) {
        return count == 0 ? new byte[0] : orMissing(jdbc.queryForObject(HASHES, byte[].class, first, first + count));
    }

    /** Stores the tiles that have become full, at every level. */
    void fill() {
        long complete = size();
        for (int level = 0; complete >= WIDTH; level++) {
            complete /= WIDTH;
            long next = number("SELECT coalesce(max(index) + 1, 0) FROM audit.tile WHERE level = ?", level);
            for (long index = next; index < complete; index++) {
                jdbc.update("INSERT INTO audit.tile VALUES (?, ?, ?)", level, index, hashes(level, index));
            }
        }
    }

    private byte[] hashes(int level, long index) {
        long first = index * WIDTH;
        if (level == 0) {
            return leaves(first, WIDTH);
        }
        ByteArrayOutputStream roots = new ByteArrayOutputStream(WIDTH * Hash.SIZE);
        for (long below = first; below < first + WIDTH; below++) {
            roots.writeBytes(TiledNodes.rootOf(tile(level - 1, below)).bytes());
        }
        return roots.toByteArray();
    }

    private long number(String query, Object... values) {
        Long number = jdbc.queryForObject(query, Long.class, values);
        return number == null ? 0 : number;
    }

    private static byte[] orMissing(byte @Nullable [] hashes) {
        if (hashes == null) {
            throw new IllegalStateException(
                    "A part of the record's tree is missing. Compare the database with its backup.");
        }
        return hashes;
    }
}
