package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.firebreak.tlog.Checkpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The record dumped by pg_dump and restored into another cluster, whose transactions count from the beginning. Skipped where no
 * PostgreSQL is installed with its tools.
 */
@Tag("own-jvm")
class RecordDumpTest {

    @TempDir
    private Path folder = Path.of("");

    private Path tools = Path.of("");
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void postgresWithItsTools() throws Exception {
        var installed = InstalledPostgres.tools();
        assumeThat(installed).as("a PostgreSQL with initdb and pg_dump").isPresent();
        tools = installed.orElseThrow();
    }

    @Test
    void aDrainedRecordGoesOnWhereItWasAndTheSignerNoticesWhatTheDumpLacks() throws Exception {
        Path dump = folder.resolve("dump");
        try (InstalledPostgres server = InstalledPostgres.start(tools, folder.resolve("first"));
                OwnRecord record = new OwnRecord(folder, server.port(), server).migrated("54")) {
            record.append("Marked", 260);
            record.stage("Marked", 40);
            assertThat(drain(record)).as("%s", said).isZero();
            server.tool("pg_dump", "-Fc", "-f", dump.toString());
            try (InstalledPostgres other = InstalledPostgres.start(tools, folder.resolve("second"));
                    OwnRecord restored = record.restoredOn(other, dump)) {
                assertThat(drain(restored)).as("%s", said).isZero();
                assertThat(said)
                        .asString()
                        .contains("0 entries got their place, and none waits. The newest checkpoint covers all 300");
                restored.append("Marked", 1);
                assertThat(restored.signer()
                                .sign()
                                .map(Checkpoint::parse)
                                .orElseThrow()
                                .size())
                        .isEqualTo(301);
                assertThat(restored.isProvable(LongStream.range(0, 301))).isTrue();
                assertThat(numbers(restored))
                        .isEqualTo(LongStream.rangeClosed(1, 301).boxed().toList());
            }
        }
        // The signer's file knows of 301 by now.
        try (InstalledPostgres third = InstalledPostgres.start(tools, folder.resolve("third"));
                OwnRecord old = new OwnRecord(folder, third.port(), third).restored(third, dump)) {
            assertThatThrownBy(() -> old.signer().sign()).isInstanceOf(CheckpointRefused.class);
        }
    }

    @Test
    void whatWaitedInADumpIsDrainedBeforeTheFirstStart() throws Exception {
        Path dump = folder.resolve("dump");
        try (InstalledPostgres server = InstalledPostgres.start(tools, folder.resolve("first"));
                OwnRecord record = new OwnRecord(folder, server.port(), server).migrated("54");
                Connection open = record.openTransaction()) {
            record.append("Marked", 20);
            server.tool("pg_dump", "-Fc", "-f", dump.toString());
            open.rollback();
            try (InstalledPostgres other = InstalledPostgres.start(tools, folder.resolve("second"));
                    OwnRecord restored = record.restoredOn(other, dump)) {
                assertThat(restored.tiles().size()).isZero();
                assertThat(drain(restored)).as("%s", said).isZero();
                restored.append("Marked", 3);
                assertThat(numbers(restored))
                        .isEqualTo(LongStream.rangeClosed(1, 23).boxed().toList());
                assertThat(restored.signer().sign()).isPresent();
            }
        }
    }

    private int drain(OwnRecord record) {
        return new CommandLine(new DrainCommand(record.settings()))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute();
    }

    /** In the order of the tree. */
    private static List<Long> numbers(OwnRecord record) {
        return record.superuser.queryForList("SELECT number FROM audit.sequenced ORDER BY seq", Long.class);
    }
}
