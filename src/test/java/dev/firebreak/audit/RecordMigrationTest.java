package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.tlog.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that has a record already gets it into the tree. */
@Tag("own-jvm")
class RecordMigrationTest {

    private static final Logger LOG = LoggerFactory.getLogger(RecordMigrationTest.class);
    private static final int MANY = 100_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyOldEntryIsNumberedSequencedAndProvable() throws Exception {
        try (OwnRecord record = new OwnRecord(folder).migrated("38")) {
            record.superuser.execute("""
                    INSERT INTO audit.entry (at, actor, kind, case_key, process, element, summary, details)
                    SELECT timestamptz '2026-01-01 00:00:00.123456Z' + i * interval '1 second', 'anna', 'Marked',
                        CASE WHEN i % 4 > 0 THEN 'IR-' || i % 4 END, 'p', 'e', 'Ünïcode ' || i, json_build_object('n', i)
                    FROM generate_series(1, 1200) i
                    """);
            record.superuser.execute("""
                    INSERT INTO audit.entry (at, actor, kind, case_key, summary, details) VALUES
                    (now(), 'a', 'Big', 'IR-1', 's', '{"n": 12345678901234567890, "x": 1e400, "y": 0.10}'),
                    (now(), 'a', 'Nul', 'IR-1', 's', '{"t": "a\\u0000b", "half": "\\ud800"}'),
                    (now(), 'a', 'Twice', 'IR-1', 's', '{"k": 1, "k": 2}'),
                    (now(), 'a', 'List', 'IR-1', 's', '[1, {"a": null}]'),
                    (now(), 'a', 'Scalar', 'IR-1', 's', '3'),
                    (now(), 'a', 'Null', 'IR-1', 's', 'null'),
                    (now(), 'a', 'Nothing', '-', 's', '{}'),
                    (now(), '', E'Two\\nlines', E'IR\\n9', '', '{}')
                    """);
            assertThat(record.migrated("50").sequence()).isEqualTo(1208);

            assertThat(record.superuser.queryForList(
                            "SELECT kind FROM audit.entry ORDER BY seq OFFSET 1200", String.class))
                    .containsExactly("Big", "Nul", "Twice", "List", "Scalar", "Null", "Nothing", "Two\uFFFDlines");
            assertThat(record.superuser.queryForList(
                            "SELECT details ->> 'n' FROM audit.entry WHERE kind = 'Marked' ORDER BY seq", String.class))
                    .isEqualTo(LongStream.rangeClosed(1, 1200)
                            .mapToObj(Long::toString)
                            .toList());
            assertThat(count(record, """
                    audit.sequenced s WHERE number <> (SELECT count(*) FROM audit.sequenced b
                        WHERE b.case_key = s.case_key AND b.seq <= s.seq)""")).isZero();
            assertThat(count(record, "audit.sequenced WHERE case_key IS NOT NULL AND number IS NULL"))
                    .isZero();
            assertThat(count(record, "audit.sequenced WHERE date_trunc('milliseconds', at) <> at"))
                    .isZero();
            assertThat(count(record, """
                    audit.sequenced WHERE leaf_hash <> sha256('\\x00'::bytea || convert_to(
                        audit.leaf(id, at, kind, case_key, number, before, commitment), 'UTF8'))""")).isZero();
            assertThat(record.isProvable(LongStream.range(0, 1208))).isTrue();
            assertThat(record.signer()
                            .sign()
                            .map(Checkpoint::parse)
                            .orElseThrow()
                            .size())
                    .isEqualTo(1208);
        }
    }

    @Test
    void aHundredThousandOldEntriesAreNoReasonToWaitLong() throws Exception {
        try (OwnRecord record = new OwnRecord(folder).migrated("38")) {
            record.superuser.execute("""
                    INSERT INTO audit.entry (at, actor, kind, case_key, process, element, summary, details)
                    SELECT now(), 'anna', 'Marked', 'IR-' || i %% 500, 'p', 'e', 'Something happened', json_build_object('n', i)
                    FROM generate_series(1, %d) i
                    """.formatted(MANY));
            long start = System.nanoTime();
            record.migrated("50");
            long moved = System.nanoTime();
            assertThat(record.sequence()).isEqualTo(MANY);
            Duration migration = Duration.ofNanos(moved - start);
            Duration sequencing = Duration.ofNanos(System.nanoTime() - moved);
            LOG.info("{} old entries: {} to migrate, {} to sequence", MANY, migration, sequencing);
            assertThat(migration.plus(sequencing)).isLessThan(Duration.ofMinutes(5));
            assertThat(record.isProvable(LongStream.of(0, 255, 256, 65_535, 65_536, MANY - 1)))
                    .isTrue();
        }
    }

    private static long count(OwnRecord record, String what) {
        Long count = record.superuser.queryForObject("SELECT count(*) FROM " + what, Long.class);
        return count == null ? 0 : count;
    }
}
