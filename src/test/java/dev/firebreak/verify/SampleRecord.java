package dev.firebreak.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.BundleWriter;
import dev.firebreak.audit.BundledEntry;
import dev.firebreak.tlog.CanonicalJson;
import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeads;
import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Commitment;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Leaf;
import dev.firebreak.tlog.LeafList;
import dev.firebreak.tlog.MerkleTree;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.SignerKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record in memory, with the key that signs it, and bundles of it. */
final class SampleRecord {

    static final SignerKey KEY = signer("firebreak/test", 1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");

    final List<Entry> entries = new ArrayList<>();

    /** An entry as the record keeps it. */
    record Entry(
            Leaf leaf, byte @Nullable [] salt, @Nullable String body) {

        Hash hash() {
            return leaf.hash();
        }
    }

    /** A key that is the same in each run. */
    static SignerKey signer(String name, int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        try {
            var spec = new java.security.spec.EdECPrivateKeySpec(java.security.spec.NamedParameterSpec.ED25519, bytes);
            return SignerKey.of(
                    name, java.security.KeyFactory.getInstance("Ed25519").generatePrivate(spec));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Entries of two cases and of none, taking turns. */
    static SampleRecord of(int count) {
        SampleRecord record = new SampleRecord();
        for (int i = 0; i < count; i++) {
            record.append(i % 3 == 2 ? null : "IR-2026-000" + (i % 3 + 1), "Something happened, number " + i);
        }
        return record;
    }

    void append(@Nullable String caseKey, String summary) {
        int seq = entries.size();
        Leaf.Place place = null;
        if (caseKey != null) {
            Entry before = last(caseKey);
            place = before == null
                    ? new Leaf.Place(caseKey, 1, Leaf.Place.NOTHING)
                    : new Leaf.Place(caseKey, place(before).number() + 1, before.hash());
        }
        entries.add(entry(seq, START.plusSeconds(seq), place, summary));
    }

    static Entry entry(int seed, Instant at, Leaf.@Nullable Place place, String summary) {
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) (seed + 7));
        byte[] body = CanonicalJson.of(
                "{\"actor\":\"anna\",\"details\":{\"n\":" + seed + "},\"summary\":\"" + summary + "\"}");
        Leaf leaf = new Leaf(new UUID(0x7000L + seed, seed), at, "TaskCompleted", place, Commitment.of(salt, body));
        return new Entry(leaf, salt, new String(body, StandardCharsets.UTF_8));
    }

    MerkleTree tree() {
        return new LeafList(entries.stream().map(Entry::hash).toList()).tree();
    }

    CaseHeads heads() {
        Map<String, CaseHead> heads = new HashMap<>();
        for (Entry each : entries) {
            Leaf.Place place = each.leaf().place();
            if (place != null) {
                heads.put(place.caseKey(), new CaseHead(place.caseKey(), place.number(), each.hash()));
            }
        }
        return new CaseHeads(List.copyOf(heads.values()));
    }

    SignedNote checkpoint(SignerKey key) {
        MerkleTree tree = tree();
        return SignedNote.sign(
                Checkpoint.of(key.verifier().name(), tree.size(), tree.root(), heads().summary())
                        .text(),
                key);
    }

    /** The first entries of this record, as a record of its own. */
    SampleRecord first(int count) {
        SampleRecord earlier = new SampleRecord();
        earlier.entries.addAll(entries.subList(0, count));
        return earlier;
    }

    /** The files of the bundle of a case, without its manifest. */
    Map<String, byte[]> filesOf(String caseKey, int... earlier) {
        Map<String, byte[]> files = common(earlier);
        StringBuilder lines = new StringBuilder();
        for (int seq = 0; seq < entries.size(); seq++) {
            Leaf.Place place = entries.get(seq).leaf().place();
            if (place != null && place.caseKey().equals(caseKey)) {
                lines.append(line(seq)).append('\n');
            }
        }
        files.put("entries.ndjson", utf8(lines.toString()));
        CaseHeads.Proved head = heads().of(caseKey).orElseThrow();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("case", caseKey);
        json.put("number", head.head().number());
        json.put("leaf", head.head().leaf().hex());
        json.put("index", head.index());
        json.put("proof", head.proof().stream().map(Hash::hex).toList());
        files.put("head.json", json(json));
        files.put("evidence/0190f4c8/mail.eml", utf8("From: mallory\n"));
        return files;
    }

    /** The files of the bundle of a part of the record, without its manifest. */
    Map<String, byte[]> filesOf(int first, int next, int... earlier) {
        Map<String, byte[]> files = common(earlier);
        StringBuilder lines = new StringBuilder();
        for (int seq = first; seq < next; seq++) {
            lines.append(line(seq)).append('\n');
        }
        files.put("entries.ndjson", utf8(lines.toString()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", first);
        json.put("next", next);
        json.put("from", first == 0 ? null : "2026-03-01T09:30:00Z");
        json.put("to", next == entries.size() ? null : "2026-03-02T09:30:00Z");
        files.put("range.json", json(json));
        return files;
    }

    String line(int seq) {
        Entry entry = entries.get(seq);
        return line(seq, entry, tree().inclusion(seq));
    }

    static String line(int seq, Entry entry, List<Hash> proof) {
        byte[] salt = entry.salt();
        return new String(
                json(new BundledEntry(
                        seq,
                        entry.leaf().text(),
                        salt == null ? null : HexFormat.of().formatHex(salt),
                        entry.body(),
                        proof.stream().map(Hash::hex).toList())),
                StandardCharsets.UTF_8);
    }

    /** Packs and signs. */
    static byte[] bundle(Map<String, byte[]> files, SignerKey key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BundleWriter writer = new BundleWriter(out, key);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                writer.file(file.getKey(), file.getValue());
            }
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Leaf.Place place(Entry entry) {
        Leaf.Place place = entry.leaf().place();
        if (place == null) {
            throw new IllegalStateException("An entry without a case");
        }
        return place;
    }

    private Map<String, byte[]> common(int... earlier) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("keys.txt", utf8(KEY.verifier().line() + "\n"));
        files.put("checkpoint.txt", checkpoint(KEY).bytes());
        for (int size : earlier) {
            files.put(
                    "checkpoints/" + size + ".txt", first(size).checkpoint(KEY).bytes());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("from", size);
            json.put("to", entries.size());
            json.put("proof", tree().consistency(size).stream().map(Hash::hex).toList());
            files.put("consistency/" + size + "-" + entries.size() + ".json", json(json));
        }
        return files;
    }

    private @Nullable Entry last(String caseKey) {
        Entry last = null;
        for (Entry each : entries) {
            Leaf.Place place = each.leaf().place();
            last = place != null && place.caseKey().equals(caseKey) ? each : last;
        }
        return last;
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
