package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.verify.BundleVerifier;
import dev.firebreak.verify.SecondVerifier;
import dev.firebreak.verify.Verdict;
import dev.firebreak.verify.VerificationReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * What a superuser of the database does to a signed record, and who finds it: the bundle that is exported afterwards, a note
 * that somebody kept, or the signer. What nobody finds is in {@code src/docs/record.md}.
 */
@Tag("own-jvm")
class TamperedRecordTest {

    private static final List<String> TABLES =
            List.of("case_head", "sequenced", "tile", "checkpoint", "signing_key", "staged");

    @TempDir
    private static Path folder = Path.of("");

    private static OwnRecord record;
    private static Path keys = Path.of("");
    private static byte[] memory = new byte[0];

    @BeforeAll
    static void signedRecord() throws Exception {
        record = new OwnRecord(folder).migrated("50");
        record.append("Marked", 300);
        record.signer().sign();
        keys = Files.write(folder.resolve("keys"), record.checkpoints().keys());
        memory = Files.readAllBytes(record.memory());
        keep("whole");
    }

    @BeforeEach
    void asItWas() throws Exception {
        restore("whole");
        Files.write(record.memory(), memory);
    }

    @AfterAll
    static void close() throws Exception {
        record.close();
    }

    @Test
    void nothingIsWrongWithWhatNobodyTouched() throws Exception {
        assertVerdict(ofRecord(0), null, Verdict.SOUND, "Sound: entries 0 to 299");
        assertVerdict(ofCase(0), null, Verdict.SOUND, "Sound: case IR-1");
    }

    @Test
    void anEditedEntryIsNamed() throws Exception {
        record.spoil("audit.sequenced", "UPDATE audit.sequenced SET body = replace(body, 'x', 'y') WHERE seq = 99");
        assertVerdict(ofRecord(0), null, Verdict.TAMPERED, "Entry 100 of IR-1");
        assertVerdict(ofCase(0), null, Verdict.TAMPERED, "Entry 100 of IR-1");
    }

    @Test
    void aBackdatedEntryIsNamed() throws Exception {
        record.spoil("audit.sequenced", "UPDATE audit.sequenced SET at = at - interval '1 hour' WHERE seq = 99");
        assertVerdict(ofRecord(0), null, Verdict.TAMPERED, "Entry 100 of IR-1");
        assertVerdict(ofCase(0), null, Verdict.TAMPERED, "Entry 100 of IR-1");
    }

    @Test
    void aDeletedEntryIsNamed() throws Exception {
        record.spoil("audit.sequenced", "DELETE FROM audit.sequenced WHERE seq = 99");
        assertVerdict(ofRecord(0), null, Verdict.INCOMPLETE, "Entry 99");
        assertVerdict(ofCase(0), null, Verdict.INCOMPLETE, "Entry 100 of IR-1 is missing");
    }

    @Test
    void ofTwoEntriesThatChangedPlacesTheFirstIsNamed() throws Exception {
        record.spoil(
                "audit.sequenced",
                "UPDATE audit.sequenced SET seq = -1 WHERE seq = 99; "
                        + "UPDATE audit.sequenced SET seq = 99 WHERE seq = 100; "
                        + "UPDATE audit.sequenced SET seq = 100 WHERE seq = -1");
        assertVerdict(ofRecord(0), null, Verdict.TAMPERED, "(number 99 of the record)");
        assertVerdict(ofCase(0), null, Verdict.TAMPERED, "Entry 100 of IR-1");
    }

    /** The tree is kept for all but the newest 255 entries, so what stands before can be proved. */
    @Test
    void anInsertedEntryIsNamed() throws Exception {
        record.append("Marked", 212);
        record.signer().sign();
        insert();
        assertVerdict(ofRecord(0), null, Verdict.TAMPERED, "Entry 100 of IR-1 (number 99 of the record)");
        assertVerdict(ofCase(0), null, Verdict.TAMPERED, "of IR-1");
    }

    /** Where it moves entries that are in no full tile yet, no proof holds any more: the first entry is named. */
    @Test
    void anEntryInsertedBeforeTheUnfinishedTileSpoilsEveryProofAndTheSignerRefuses() throws Exception {
        insert();
        assertVerdict(ofRecord(0), null, Verdict.TAMPERED, "Entry 1 of IR-1 (number 0 of the record)");
        assertThatThrownBy(() -> record.signer().sign()).isInstanceOf(CheckpointRefused.class);
    }

    /** Leaves, the chain of the case, its head and the tiles all fit together again; only the key is missing. */
    @Test
    void aWholeHistoryMadeUpWithoutTheKeyIsNoHistory() throws Exception {
        rewrite("UPDATE audit.sequenced SET at = at - interval '1 hour' WHERE seq = 99");
        assertVerdict(ofRecord(0), null, Verdict.TAMPERED, "it is not in the tree that was signed");
        assertVerdict(ofCase(0), null, Verdict.TAMPERED, "of IR-1");
        assertThatThrownBy(() -> record.signer().sign())
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageContaining("The first 300 entries of the record are not those that were signed");
    }

    /** With the signer's file gone and the database's word taken for it, the key signs the other history. */
    @Test
    void aWholeHistoryMadeUpWithTheKeyContradictsAKeptNote() throws Exception {
        Path note = note();
        rewrite("UPDATE audit.sequenced SET at = at - interval '1 hour' WHERE seq = 99");
        record.spoil("audit.checkpoint", "DELETE FROM audit.checkpoint");
        record.forget();
        record.append("Marked", 1);
        record.signer().sign();
        assertVerdict(ofRecord(300), note, Verdict.TAMPERED, "The record has two histories");
        assertVerdict(ofCase(300), note, Verdict.TAMPERED, "The record has two histories");
        assertVerdict(ofRecord(0), null, Verdict.SOUND, "Sound");
    }

    @Test
    void aCutTailAndAnOldBackupAreShorterThanAKeptNote() throws Exception {
        keep("backup");
        record.append("Marked", 300);
        record.signer().sign();
        Path note = note();
        restore("backup");
        assertVerdict(ofRecord(0), note, Verdict.INCOMPLETE, "Entry 300 of the record is missing");
        assertVerdict(ofCase(0), note, Verdict.INCOMPLETE, "Entry 300 of the record is missing");
        assertThatThrownBy(() -> record.signer().sign()).isInstanceOf(CheckpointRefused.class);
        assertVerdict(ofRecord(0), null, Verdict.SOUND, "Sound");
    }

    /** Two readers are shown two records that were one for 300 entries. */
    @Test
    void ofTwoViewsEachContradictsTheNoteOfTheOther() throws Exception {
        keep("backup");
        Path before = note();
        record.append("Marked", 300);
        record.signer().sign();
        Path first = ofRecord(300);
        Path firstNote = note();
        restore("backup");
        Files.write(record.memory(), Files.readAllBytes(before));
        record.append("Other", 350);
        record.signer().sign();
        assertVerdict(ofRecord(600), firstNote, Verdict.TAMPERED, "The record has two histories");
        assertVerdict(first, note(), Verdict.INCOMPLETE, "Entry 600 of the record is missing");
        assertVerdict(ofRecord(300), before, Verdict.SOUND, "Nothing before the older note was changed");
        assertVerdict(first, before, Verdict.SOUND, "Nothing before the older note was changed");
    }

    private void insert() {
        record.spoil(
                "audit.sequenced",
                "UPDATE audit.sequenced SET seq = -seq - 2, number = number + 1 WHERE seq >= 99; "
                        + "UPDATE audit.sequenced SET seq = -seq - 1 WHERE seq < 0; "
                        + "INSERT INTO audit.sequenced SELECT 99, gen_random_uuid(), at, actor, kind, case_key, 100, before, "
                        + "commitment, leaf_hash, salt, body FROM audit.sequenced WHERE seq = 98");
    }

    private void rewrite(String change) {
        record.spoil("audit.tile", "DELETE FROM audit.tile");
        record.spoil("audit.case_head", "SELECT 1");
        record.spoil("audit.sequenced", change);
        record.superuser.execute("""
                DO $$
                DECLARE
                    entry audit.sequenced;
                    hash  bytea;
                BEGIN
                    FOR entry IN SELECT * FROM audit.sequenced ORDER BY seq LOOP
                        entry.before := coalesce(hash, entry.before);
                        hash := sha256('\\x00'::bytea || convert_to(audit.leaf(entry.id, entry.at, entry.kind,
                            entry.case_key, entry.number, entry.before, entry.commitment), 'UTF8'));
                        UPDATE audit.sequenced SET before = entry.before, leaf_hash = hash WHERE seq = entry.seq;
                    END LOOP;
                    UPDATE audit.case_head SET leaf_hash = hash;
                END
                $$
                """);
        record.tiles().fill();
    }

    private static void keep(String name) {
        TABLES.forEach(table -> record.superuser.execute("DROP TABLE IF EXISTS " + name + "_" + table
                + "; CREATE TABLE " + name + "_" + table + " AS TABLE audit." + table));
    }

    private static void restore(String name) {
        for (String table : TABLES) {
            record.spoil("audit." + table, "DELETE FROM audit." + table);
            record.superuser.execute(
                    "INSERT INTO audit." + table + " OVERRIDING SYSTEM VALUE SELECT * FROM " + name + "_" + table);
        }
    }

    /** The newest one, as somebody keeps it. */
    private Path note() throws IOException {
        SignedNote newest = record.checkpoints().newest().orElseThrow();
        return Files.write(Files.createTempFile(folder, "kept", ".note"), newest.bytes());
    }

    private void assertVerdict(Path bundle, @Nullable Path since, Verdict verdict, String says) throws Exception {
        VerificationReport report = new BundleVerifier(keys, since).verify(bundle);
        assertThat(report.lines().toString()).contains(says);
        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(SecondVerifier.exitCode(bundle, keys, since)).as("verify.py").isEqualTo(verdict.exitCode());
    }

    private Path ofRecord(long since) throws IOException {
        RangeExport export = new RangeExport(
                record.audit(),
                coverage(),
                record.checkpoints(),
                record.tiles(),
                new BundledEntries(record.runtime),
                basics(),
                new NobodyReads(),
                record.runtime,
                Clock.systemUTC());
        return written(export.of(null, null, since).orElseThrow());
    }

    private Path ofCase(long since) throws IOException {
        BundledEntries entries = new BundledEntries(record.runtime);
        CaseReport report =
                new CaseReport(templates(), entries, record.checkpoints(), new JsonMapper(), Clock.systemUTC());
        CaseExport export = new CaseExport(
                record.audit(),
                coverage(),
                record.checkpoints(),
                record.tiles(),
                new CaseHeadRows(record.runtime),
                entries,
                basics(),
                List.of(),
                new CaseSheets(List.of()),
                report,
                record.runtime,
                Clock.systemUTC());
        return written(export.of("IR-1", since).orElseThrow());
    }

    private Path written(RecordBundle bundle) throws IOException {
        Path file = Files.createTempFile(folder, "bundle", ".zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            bundle.writeTo(out);
        }
        return file;
    }

    private Coverage coverage() {
        return new Coverage(record.runtime, record.tiles(), record.properties());
    }

    private BundleBasics basics() {
        return new BundleBasics(record.checkpoints(), record.signer(), new JsonMapper());
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }

    private static final class NobodyReads implements CaseReadings {

        @Override
        public boolean concernCurrentPerson() {
            return false;
        }

        @Override
        public void read(Collection<String> caseKeys) {}
    }
}
