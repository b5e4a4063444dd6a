package dev.firebreak.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.tlog.SignerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleVerifierTest {

    private static final String CASE = "IR-2026-0001";
    private static final SignerKey KEY = SampleRecord.KEY;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final SampleRecord record = SampleRecord.of(20);

    @Test
    void theBundleOfACaseIsSound() throws IOException {
        VerificationReport report = verify(SampleRecord.bundle(record.filesOf(CASE), KEY));
        assertThat(report.lines())
                .containsExactly(
                        "Sound: case IR-2026-0001, signed by firebreak/test when its record had 20 entries.",
                        "7 entries proved, 6 files as listed.");
        assertThat(report.verdict()).isEqualTo(Verdict.SOUND);
    }

    @Test
    void thePartsOfARecordAreSound() throws IOException {
        assertThat(verdict(record.filesOf(0, 20))).isEqualTo(Verdict.SOUND);
        assertThat(verdict(record.filesOf(5, 9))).isEqualTo(Verdict.SOUND);
        assertThat(verdict(record.filesOf(0, 20, 1, 7, 16))).isEqualTo(Verdict.SOUND);
    }

    @Test
    void anErasedBodyIsCountedAndStillProved() throws IOException {
        SampleRecord.Entry entry = record.entries.get(3);
        record.entries.set(3, new SampleRecord.Entry(entry.leaf(), null, null));
        VerificationReport report = verify(SampleRecord.bundle(record.filesOf(CASE), KEY));
        assertThat(report.verdict()).isEqualTo(Verdict.SOUND);
        assertThat(report.lines()).anyMatch(line -> line.startsWith("1 of them without their body."));
    }

    @Test
    void anEditedBodyIsNamedWhoeverSignsTheManifestAgain() throws IOException {
        Map<String, byte[]> files = record.filesOf(CASE);
        edit(files, "entries.ndjson", "number 6\\\"", "number 9\\\"");
        assertThat(tampered(files))
                .isEqualTo("Entry 3 of IR-2026-0001 (number 6 of the record) has another body than was recorded.");
    }

    @Test
    void aBackdatedEntryIsNamed() throws IOException {
        Map<String, byte[]> files = record.filesOf(CASE);
        edit(files, "entries.ndjson", "2026-03-01T09:30:06", "2026-03-01T08:30:06");
        assertThat(tampered(files))
                .startsWith("Entry 3 of IR-2026-0001 (number 6 of the record) is not what was recorded");
    }

    @Test
    void aDeletedEntryIsMissingByName() throws IOException {
        Map<String, byte[]> files = record.filesOf(CASE);
        lines(files, lines -> lines.remove(2));
        assertThat(incomplete(files)).isEqualTo("Entry 3 of IR-2026-0001 is missing.");
        Map<String, byte[]> range = record.filesOf(0, 20);
        lines(range, lines -> lines.subList(4, 7).clear());
        assertThat(incomplete(range)).isEqualTo("Entry 4 of the record is missing, and the entries up to 6.");
    }

    @Test
    void aCutTailIsMissingByName() throws IOException {
        Map<String, byte[]> files = record.filesOf(CASE);
        lines(files, lines -> lines.subList(5, 7).clear());
        assertThat(incomplete(files)).isEqualTo("Entry 6 of IR-2026-0001 is missing, and the entries up to 7.");
        Map<String, byte[]> range = record.filesOf(0, 20);
        lines(range, lines -> lines.remove(19));
        assertThat(incomplete(range)).isEqualTo("Entry 19 of the record is missing.");
    }

    @Test
    void anInsertedEntryIsNamed() throws IOException {
        SampleRecord forged = record.first(20);
        forged.append(CASE, "Made up");
        Map<String, byte[]> files = record.filesOf(CASE);
        lines(files, lines -> lines.add(forged.line(20)));
        assertThat(tampered(files))
                .startsWith("Entry 8 of IR-2026-0001 (number 20 of the record) is not what was recorded");
        Map<String, byte[]> foreign = record.filesOf(CASE);
        lines(foreign, lines -> lines.add(3, record.line(1)));
        assertThat(tampered(foreign)).contains("does not belong to case IR-2026-0001");
    }

    @Test
    void reorderedEntriesAreNamed() throws IOException {
        Map<String, byte[]> files = record.filesOf(CASE);
        lines(files, lines -> Collections.swap(lines, 2, 3));
        assertThat(tampered(files)).isEqualTo("Entry 3 of IR-2026-0001 (number 6 of the record) stands after entry 4.");
        Map<String, byte[]> range = record.filesOf(0, 20);
        lines(range, lines -> Collections.swap(lines, 2, 3));
        assertThat(tampered(range)).contains("does not belong before");
    }

    @Test
    void ofTwoHistoriesOneContradictsTheNote() throws IOException {
        byte[] note = record.first(8).checkpoint(KEY).bytes();
        assertThat(since(record.filesOf(CASE, 8), note)).isEqualTo(Verdict.SOUND);
        SampleRecord fork = record.first(5);
        for (int i = 5; i < 20; i++) {
            fork.append(CASE, "Another history, number " + i);
        }
        assertThat(since(fork.filesOf(CASE, 8), note)).isEqualTo(Verdict.TAMPERED);
        byte[] same = fork.checkpoint(KEY).bytes();
        assertThat(since(record.filesOf(CASE), same)).isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void aRecordThatWasRestoredOrCutIsShorterThanTheNote() throws IOException {
        byte[] note = record.checkpoint(KEY).bytes();
        assertThat(since(record.first(12).filesOf(CASE), note)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(since(record.filesOf(CASE), record.first(8).checkpoint(KEY).bytes()))
                .as("without the proof")
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(since(
                        record.filesOf(CASE), SampleRecord.of(0).checkpoint(KEY).bytes()))
                .as("since nothing")
                .isEqualTo(Verdict.SOUND);
    }

    @Test
    void aKeyThatIsNotTrustedProvesNothing() throws IOException {
        SignerKey other = SampleRecord.signer("firebreak/test", 9);
        assertThat(verify(SampleRecord.bundle(record.filesOf(CASE), other)).verdict())
                .isEqualTo(Verdict.NOT_TRUSTED);
        Map<String, byte[]> files = record.filesOf(CASE);
        files.put("checkpoint.txt", record.checkpoint(other).bytes());
        assertThat(verdict(files)).isEqualTo(Verdict.NOT_TRUSTED);
        SignerKey otherLog = SampleRecord.signer("firebreak/other", 1);
        assertThat(verify(SampleRecord.bundle(record.filesOf(CASE), otherLog)).verdict())
                .isEqualTo(Verdict.NOT_TRUSTED);
    }

    @Test
    void filesAreThoseOfTheManifest() throws IOException {
        byte[] bundle = SampleRecord.bundle(record.filesOf(CASE), KEY);
        Map<String, byte[]> changed = Zips.unpack(bundle);
        changed.put("evidence/0190f4c8/mail.eml", SampleRecord.utf8("From: malloxy\n"));
        assertThat(verify(Zips.pack(changed)).verdict()).isEqualTo(Verdict.TAMPERED);
        Map<String, byte[]> without = Zips.unpack(bundle);
        without.remove("evidence/0190f4c8/mail.eml");
        assertThat(verify(Zips.pack(without)).verdict()).isEqualTo(Verdict.INCOMPLETE);
        Map<String, byte[]> more = new LinkedHashMap<>();
        more.put("more.txt", new byte[0]);
        more.putAll(Zips.unpack(bundle));
        assertThat(verify(Zips.pack(more)).verdict()).isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void whatWouldLeaveTheFolderIsMalformed() throws IOException {
        for (String path :
                List.of("../../etc/cron.d/x", "/etc/passwd", "a/../../b", "a\\..\\b", "C:x", "a//b", "./a")) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(path, new byte[1]);
            files.putAll(Zips.unpack(SampleRecord.bundle(record.filesOf(CASE), KEY)));
            assertThat(verify(Zips.pack(files)).verdict()).as(path).isEqualTo(Verdict.MALFORMED);
        }
    }

    @Test
    void bombsGarbageAndCutFilesAreMalformedAtOnce() throws IOException {
        List<byte[]> bad = new ArrayList<>(List.of(new byte[0], new byte[22], new byte[1 << 20]));
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        bad.add(noise);
        byte[] bundle = SampleRecord.bundle(record.filesOf(CASE), KEY);
        bad.add(Arrays.copyOf(bundle, bundle.length - 1));
        bad.add(Arrays.copyOf(bundle, bundle.length / 2));
        bad.add(Arrays.copyOf(bundle, bundle.length + 1));
        bad.add(Arrays.copyOfRange(bundle, 1, bundle.length));
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("manifest.txt", new byte[40 << 20]);
        bad.add(Zips.pack(bomb));
        bad.add(Zips.pack(Map.of("manifest.txt", SampleRecord.utf8("nothing\n"))));
        for (byte[] each : bad) {
            org.junit.jupiter.api.Assertions.assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertThat(verify(each).verdict()).isEqualTo(Verdict.MALFORMED));
        }
        assertThat(new BundleVerifier(folder.resolve("keys"), null)
                        .verify(folder)
                        .verdict())
                .isEqualTo(Verdict.MALFORMED);
    }

    /** A flip that nobody notices must be one that changes nothing: what is unpacked is the same to the byte. */
    @Test
    void everyByteOfABundleCounts() throws IOException {
        byte[] bundle = SampleRecord.bundle(SampleRecord.of(9).filesOf(CASE, 4), KEY);
        assertThat(bundle.length).isLessThan(20_000);
        Map<String, byte[]> original = Zips.unpack(bundle);
        int unnoticed = 0;
        for (int at = 0; at < bundle.length; at++) {
            byte[] flipped = bundle.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            if (verify(flipped).verdict() == Verdict.SOUND) {
                unnoticed++;
                assertThat(Zips.unpack(flipped))
                        .as("byte " + at)
                        .usingRecursiveComparison()
                        .isEqualTo(original);
            }
        }
        assertThat(unnoticed).isLessThan(30);
    }

    private VerificationReport verify(byte[] bundle) throws IOException {
        return verify(bundle, null);
    }

    private VerificationReport verify(byte[] bundle, byte @Nullable [] since) throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys"), "# ours\n" + KEY.verifier().line() + "\n");
        Path note = since == null ? null : Files.write(folder.resolve("old.note"), since);
        return new BundleVerifier(keys, note).verify(Files.write(folder.resolve("bundle.zip"), bundle));
    }

    private Verdict verdict(Map<String, byte[]> files) throws IOException {
        return verify(SampleRecord.bundle(files, KEY)).verdict();
    }

    private Verdict since(Map<String, byte[]> files, byte[] note) throws IOException {
        return verify(SampleRecord.bundle(files, KEY), note).verdict();
    }

    private String tampered(Map<String, byte[]> files) throws IOException {
        return sentence(files, Verdict.TAMPERED);
    }

    private String incomplete(Map<String, byte[]> files) throws IOException {
        return sentence(files, Verdict.INCOMPLETE);
    }

    private String sentence(Map<String, byte[]> files, Verdict verdict) throws IOException {
        VerificationReport report = verify(SampleRecord.bundle(files, KEY));
        assertThat(report.verdict()).as(report.lines().toString()).isEqualTo(verdict);
        return report.lines().get(0);
    }

    private static void edit(Map<String, byte[]> files, String path, String from, String to) {
        String text = new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        files.put(path, SampleRecord.utf8(text.replace(from, to)));
    }

    private static void lines(Map<String, byte[]> files, java.util.function.Consumer<List<String>> change) {
        String text = new String(files.getOrDefault("entries.ndjson", new byte[0]), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines().toList());
        change.accept(lines);
        files.put("entries.ndjson", SampleRecord.utf8(String.join("\n", lines) + "\n"));
    }
}
