package dev.firebreak.audit;

import dev.firebreak.tlog.SignedNote;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far the record is proven, by what the database says and what this node's keeper met. */
@Component
class ProofState implements RecordProof {

    private static final String NEWEST = "SELECT size, at, note FROM audit.checkpoint ORDER BY size DESC LIMIT 1";

    private static final String WAITING = """
            SELECT coalesce(sum(cardinality(ids)), 0) AS entries,
                coalesce(extract(epoch FROM clock_timestamp() - min(staged_at)) * 1000, 0)::bigint AS millis
            FROM audit.staged
            """;

    private final JdbcTemplate jdbc;
    private final TileTable tiles;
    private final RecordKeeper keeper;
    private final RecordLag lag;

    ProofState(JdbcTemplate jdbc, TileTable tiles, RecordKeeper keeper, RecordLag lag) {
        this.jdbc = jdbc;
        this.tiles = tiles;
        this.keeper = keeper;
        this.lag = lag;
    }

    private record Waiting(long entries, Duration lag) {}

    private record Signed(
            long size, @Nullable Instant at, @Nullable String note) {}

    @Override
    public State state() {
        Waiting waiting = jdbc.queryForObject(
                WAITING, (row, n) -> new Waiting(row.getLong("entries"), Duration.ofMillis(row.getLong("millis"))));
        Signed signed = jdbc
                .query(
                        NEWEST,
                        (row, n) -> new Signed(
                                row.getLong("size"),
                                row.getTimestamp("at").toInstant(),
                                new String(
                                        SignedNote.parse(row.getBytes("note")).bytes(), StandardCharsets.UTF_8)))
                .stream()
                .findFirst()
                .orElse(new Signed(0, null, null));
        if (waiting == null) {
            throw new IllegalStateException("A count always has a row");
        }
        return new State(
                tiles.size(),
                waiting.entries(),
                waiting.lag(),
                signed.note(),
                signed.at(),
                signed.size(),
                keeper.trouble().or(() -> lag.trouble(waiting.lag())).orElse(null));
    }
}
