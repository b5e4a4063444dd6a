package dev.firebreak.audit;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.SignedNote;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The state of the proof as tree, stage, signer and keeper have it. */
@Component
class KeptProof implements RecordProof {

    private static final String WAITING = "SELECT coalesce(sum(cardinality(ids)), 0) FROM audit.staged";

    private static final String NEWEST = "SELECT at, note FROM audit.checkpoint ORDER BY size DESC LIMIT 1";

    private final JdbcTemplate jdbc;
    private final TileTable tiles;
    private final RecordKeeper keeper;
    private final RecordLag lag;
    private final RecordProperties properties;

    KeptProof(JdbcTemplate jdbc, TileTable tiles, RecordKeeper keeper, RecordLag lag, RecordProperties properties) {
        this.jdbc = jdbc;
        this.tiles = tiles;
        this.keeper = keeper;
        this.lag = lag;
        this.properties = properties;
    }

    @Override
    public State state() {
        Duration oldest = lag.now();
        Long waiting = jdbc.queryForObject(WAITING, Long.class);
        Optional<Signed> newest =
                jdbc.query(NEWEST, (row, n) -> new Signed(row.getTimestamp(1).toInstant(), row.getBytes(2))).stream()
                        .findFirst();
        return new State(
                tiles.size(),
                waiting == null ? 0 : waiting,
                oldest,
                newest.map(Signed::text).orElse(null),
                newest.map(Signed::at).orElse(null),
                newest.map(Signed::size).orElse(0L),
                trouble(oldest));
    }

    /** What a person must look into first: a refusal says that the record may have been changed. */
    private @Nullable String trouble(Duration oldest) {
        if (!properties.enabled()) {
            return "This Firebreak neither sequences nor signs (firebreak.record.enabled is off). Another one must, or "
                    + "nothing new is proven.";
        }
        return keeper.trouble()
                .orElseGet(() ->
                        oldest.compareTo(properties.lagAlarm()) > 0 ? RecordLag.alarm(oldest, lag.holders()) : null);
    }

    private record Signed(Instant at, byte[] note) {

        String text() {
            return new String(note, StandardCharsets.UTF_8);
        }

        long size() {
            return Checkpoint.parse(SignedNote.parse(note)).size();
        }
    }
}
