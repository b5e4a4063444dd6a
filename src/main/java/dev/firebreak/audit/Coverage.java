package dev.firebreak.audit;

import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Waits until what is recorded by now has its place in the tree and a checkpoint over it. */
@Component
class Coverage {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String STAGED = "SELECT coalesce(max(id), 0) FROM audit.staged";
    private static final String WAITING = "SELECT count(*) FROM audit.staged WHERE id <= ?";
    private static final String SIGNED = "SELECT coalesce(max(size), 0) FROM audit.checkpoint";

    private final JdbcTemplate jdbc;
    private final TileTable tiles;
    private final Duration limit;

    Coverage(JdbcTemplate jdbc, TileTable tiles, RecordProperties properties) {
        this.jdbc = jdbc;
        this.tiles = tiles;
        this.limit = properties.exportWait();
    }

    /** Gives up after a moment: an open transaction anywhere can hold up the tree for long. */
    void await() {
        long end = System.nanoTime() + limit.toNanos();
        long staged = number(STAGED);
        while (number(WAITING, staged) > 0) {
            if (!paused(end)) {
                return;
            }
        }
        long size = tiles.size();
        while (number(SIGNED) < size) {
            if (!paused(end)) {
                return;
            }
        }
    }

    /** Whether there is still time. */
    private static boolean paused(long end) {
        if (System.nanoTime() >= end) {
            return false;
        }
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long number(String query, Object... values) {
        Long number = jdbc.queryForObject(query, Long.class, values);
        return number == null ? 0 : number;
    }
}
