package dev.firebreak.audit;

import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives committed entries their places in the tree, and stores the tiles that become full by it. */
@Component
class Sequencer {

    private final JdbcTemplate jdbc;
    private final TileTable tiles;
    private final TransactionTemplate transaction;
    private final int batch;

    Sequencer(JdbcTemplate jdbc, TileTable tiles, TransactionTemplate transaction, RecordProperties properties) {
        this.jdbc = jdbc;
        this.tiles = tiles;
        this.transaction = transaction;
        this.batch = properties.batch();
    }

    /**
     * Takes what can be taken now; returns how many entries that were.
     *
     * @param enough asked after each batch, since there is always more while writers keep on
     */
    long run(BooleanSupplier enough) {
        long all = 0;
        int moved;
        do {
            moved = move("SELECT audit.sequence(" + batch + ")");
            all += Math.max(moved, 0);
        } while (moved > 0 && !enough.getAsBoolean());
        return all;
    }

    /** Empties the stage whatever else runs in the cluster; writers wait meanwhile. */
    long drain() {
        return move("SELECT audit.drain()");
    }

    private int move(String how) {
        Integer moved = transaction.execute(status -> {
            Integer entries = jdbc.queryForObject(how, Integer.class);
            // In each turn, even with nothing to move: whoever drains by SQL alone leaves them to us.
            if (entries != null && entries >= 0) {
                tiles.fill();
            }
            return entries;
        });
        return moved == null ? 0 : moved;
    }
}
