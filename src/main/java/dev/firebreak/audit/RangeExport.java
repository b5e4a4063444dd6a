package dev.firebreak.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes the bundle of a part of the record: from the first entry of a time to the last, and whatever stands between them in
 * the tree, so that none can be left out. Entries commit in another order than they are written, so a few of the moments
 * beside are among them.
 */
@Component
public class RangeExport {

    private static final String FIRST = "SELECT min(seq) FROM audit.sequenced WHERE at >= ? AND seq < ?";
    private static final String LAST = "SELECT max(seq) FROM audit.sequenced WHERE at < ? AND seq < ?";

    private static final String CASES = """
            SELECT DISTINCT case_key FROM audit.sequenced
            WHERE seq >= ? AND seq < ? AND case_key IS NOT NULL AND kind <> ?
            """;

    private final AuditLog audit;
    private final Coverage coverage;
    private final Checkpoints checkpoints;
    private final TileTable tiles;
    private final BundledEntries entries;
    private final BundleBasics basics;
    private final CaseReadings readings;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    RangeExport(
            AuditLog audit,
            Coverage coverage,
            Checkpoints checkpoints,
            TileTable tiles,
            BundledEntries entries,
            BundleBasics basics,
            CaseReadings readings,
            JdbcTemplate jdbc,
            Clock clock) {
        this.audit = audit;
        this.coverage = coverage;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.entries = entries;
        this.basics = basics;
        this.readings = readings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records that the current person exports the part, and which restricted cases are in it. Whoever calls has asked for
     * that person's right.
     *
     * @param from first moment, or null for the beginning of the record
     * @param to first moment that is too late, or null for the end of the newest checkpoint
     * @param since as in {@link CaseExport#of}
     * @return empty before the first checkpoint
     */
    public Optional<RecordBundle> of(@Nullable Instant from, @Nullable Instant to, long since) {
        audit.appendAlone(
                AuditEntry.of("RecordExported", Actor.current() + " exported a part of the record", asked(from, to)));
        coverage.await();
        return checkpoints.newest().map(note -> {
            SignedTree signed = SignedTree.of(note, tiles);
            BundledRange part = part(from, to, signed.size());
            readings.read(jdbc.queryForList(CASES, String.class, part.first(), part.next(), CaseReadings.KIND));
            return out -> write(out, signed, part, since);
        });
    }

    private void write(OutputStream out, SignedTree signed, BundledRange part, long since) throws IOException {
        BundleWriter bundle = basics.begin(out, about(part, signed), signed, since);
        try (OutputStream lines = bundle.open("entries.ndjson")) {
            entries.ofRecord(part.first(), part.next(), entry -> basics.line(lines, entry, signed));
        }
        basics.json(bundle, "range.json", part);
        try (TimelineCsv rows = basics.timeline(bundle)) {
            entries.ofRecord(part.first(), part.next(), rows::add);
        }
        bundle.finish();
    }

    private BundledRange part(@Nullable Instant from, @Nullable Instant to, long size) {
        long first = from == null ? 0 : place(FIRST, from, size).orElse(size);
        long next =
                to == null ? size : place(LAST, to, size).map(last -> last + 1).orElse(0L);
        return BundledRange.of(first, Math.max(first, next), from, to);
    }

    private Optional<Long> place(String query, Instant moment, long size) {
        return Optional.ofNullable(jdbc.queryForObject(query, Long.class, Timestamp.from(moment), size));
    }

    private String about(BundledRange part, SignedTree signed) {
        String entries = part.first() == part.next()
                ? "No entry of the record"
                : "Entries " + part.first() + " to " + (part.next() - 1) + " of the record";
        return "# Part of the record\n\nExported " + clock.instant().truncatedTo(ChronoUnit.SECONDS) + " by "
                + Actor.current() + ". " + entries + ", as signed when it had " + signed.size()
                + " entries. What was recorded later is not here.\n";
    }

    private static Map<String, String> asked(@Nullable Instant from, @Nullable Instant to) {
        Map<String, String> asked = new LinkedHashMap<>();
        if (from != null) {
            asked.put("from", from.toString());
        }
        if (to != null) {
            asked.put("to", to.toString());
        }
        return asked;
    }
}
