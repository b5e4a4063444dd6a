package dev.firebreak.verify;

import dev.firebreak.audit.BundleWriter;
import dev.firebreak.tlog.Leaf;
import dev.firebreak.tlog.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Sound bundles that are large in one way or another, in files. */
public final class SampleBundles {

    private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");
    private static final int CASES = 50;

    private SampleBundles() {}

    /** The file of the keys that signed them. */
    public static Path keys(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("trusted.txt"), SampleRecord.KEY.verifier().line() + "\n");
    }

    /** A case with so many items of evidence of a mebibyte each, which cannot be packed any smaller. */
    public static Path ofEvidence(Path folder, int items) throws IOException {
        Path file = folder.resolve("evidence.zip");
        Random random = new Random(1);
        byte[] content = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            BundleWriter bundle = new BundleWriter(out, SampleRecord.KEY);
            for (var each : SampleRecord.of(60).filesOf("IR-2026-0001").entrySet()) {
                bundle.file(each.getKey(), each.getValue());
            }
            for (int item = 0; item < items; item++) {
                random.nextBytes(content);
                try (OutputStream to = bundle.openIncompressible("evidence/item-" + item + "/disk.img")) {
                    to.write(content);
                }
            }
            bundle.finish();
        }
        return file;
    }

    /** A whole record of so many entries of 50 cases, each with its proof. */
    public static Path ofEntries(Path folder, int count) throws IOException {
        SampleRecord record = new SampleRecord();
        Map<String, SampleRecord.Entry> last = new HashMap<>();
        for (int seq = 0; seq < count; seq++) {
            String key = "IR-2026-%04d".formatted(seq % CASES + 1);
            SampleRecord.Entry before = last.get(key);
            Leaf.Place place = before == null
                    ? new Leaf.Place(key, 1, Leaf.Place.NOTHING)
                    : new Leaf.Place(key, SampleRecord.place(before).number() + 1, before.hash());
            SampleRecord.Entry entry = SampleRecord.entry(
                    seq, START.plusSeconds(seq), place, "Task 'Choose containment' completed, number " + seq);
            record.entries.add(entry);
            last.put(key, entry);
        }
        MerkleTree tree = record.tree();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int seq = 0; seq < count; seq++) {
            String line = SampleRecord.line(seq, record.entries.get(seq), tree.inclusion(seq)) + "\n";
            lines.write(line.getBytes(StandardCharsets.UTF_8));
        }
        Map<String, byte[]> files = record.filesOf(0, 0);
        files.put("entries.ndjson", lines.toByteArray());
        files.put("range.json", SampleRecord.utf8("{\"first\":0,\"next\":" + count + ",\"from\":null,\"to\":null}"));
        return Files.write(folder.resolve("entries.zip"), SampleRecord.bundle(files, SampleRecord.KEY));
    }
}
