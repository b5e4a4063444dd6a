package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("own-jvm")
class DrainCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private OwnRecord record;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void recordOfAServer() throws Exception {
        record = new OwnRecord(folder).migrated("50");
    }

    @AfterEach
    void close() throws IOException {
        record.close();
    }

    @Test
    void whateverIsOpenEveryEntryGetsItsPlaceItsTileAndItsCheckpoint() throws Exception {
        try (Connection open = record.openTransaction()) {
            record.append("Marked", 300);
            assertThat(record.tiles().size()).isZero();
            assertThat(drain()).as(said.toString()).isZero();
            assertThat(said).asString().contains("300 entries got their place").contains("covers all 300");
            assertThat(record.tiles().tile(0, 0)).hasSize(8192);
            assertThat(record.checkpoints().newest()).isPresent();
            open.rollback();
        }
        assertThat(drain()).isZero();
        assertThat(said).asString().contains("0 entries got their place");
    }

    @Test
    void whileFirebreakRunsNothingIsChanged() throws Exception {
        try (Connection open = record.openTransaction();
                Connection node = record.session()) {
            record.append("Marked", 3);
            assertThat(drain()).isOne();
            assertThat(said)
                    .asString()
                    .contains("Firebreak still works on this database, from 127.0.0.1. Stop every node");
            assertThat(record.tiles().size()).isZero();
            assertThat(node.isValid(1)).isTrue();
            open.rollback();
        }
    }

    @Test
    void aRecordThatWasCutHasItsPlacesAndNoSignature() {
        record.append("Marked", 20);
        assertThat(drain()).isZero();
        record.spoil("audit.sequenced", "DELETE FROM audit.sequenced WHERE seq >= 10");
        assertThat(drain()).isOne();
        assertThat(said)
                .asString()
                .contains("Every entry has its place, but: The record has 10 entries, and 20 were signed");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedAsTheReason() {
        assertThat(runBut("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/firebreak"))
                .isOne();
        assertThat(said).asString().contains("The record cannot be drained").contains("refused");
    }

    @Test
    void profileLocalIsToldToCopyItsFolder() {
        assertThat(runBut("--spring.profiles.active=local")).isOne();
        assertThat(said).asString().contains("copy its data folder whole");
    }

    private int drain() {
        return run(record.settings());
    }

    private int runBut(String setting) {
        String name = setting.substring(0, setting.indexOf('='));
        return run(Arrays.stream(record.settings())
                .map(each -> each.startsWith(name + "=") ? setting : each)
                .toArray(String[]::new));
    }

    private int run(String... settings) {
        return new CommandLine(new DrainCommand(settings))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute();
    }
}
