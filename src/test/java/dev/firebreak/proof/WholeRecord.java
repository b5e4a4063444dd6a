package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeads;
import dev.firebreak.tlog.CaseHeadsRoot;
import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Commitment;
import dev.firebreak.tlog.Consistency;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Leaf;
import dev.firebreak.tlog.LeafList;
import dev.firebreak.tlog.MerkleTree;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The record as it lies in the database, every hash of it computed again from what is hashed. */
final class WholeRecord {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final List<Entry> entries;

    WholeRecord(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.entries = jdbc.query("SELECT * FROM audit.sequenced ORDER BY seq", (row, n) -> {
            String caseKey = row.getString("case_key");
            Leaf leaf = new Leaf(
                    row.getObject("id", UUID.class),
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    caseKey == null
                            ? null
                            : new Leaf.Place(caseKey, row.getLong("number"), Hash.of(row.getBytes("before"))),
                    Hash.of(row.getBytes("commitment")));
            byte[] body = row.getString("body").getBytes(StandardCharsets.UTF_8);
            assertThat(row.getLong("seq")).as("places are gap-free").isEqualTo(n);
            assertThat(leaf.hash()).as("leaf %d", n).isEqualTo(Hash.of(row.getBytes("leaf_hash")));
            assertThat(Commitment.of(row.getBytes("salt"), body))
                    .as("body %d", n)
                    .isEqualTo(leaf.commitment());
            return new Entry(n, leaf, details(row.getString("body")));
        });
    }

    /** @param details as written */
    record Entry(long seq, Leaf leaf, JsonNode details) {

        @Nullable
        String caseKey() {
            return leaf.place() == null ? null : leaf.place().caseKey();
        }
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> ofKind(String kind) {
        return entries.stream()
                .filter(entry -> entry.leaf().kind().equals(kind))
                .toList();
    }

    /** The entries of each case by their numbers, which are 1, 2, 3 and so on, each naming the hash of the one before. */
    Map<String, List<Entry>> chains() {
        Map<String, List<Entry>> chains = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.caseKey() != null) {
                chains.computeIfAbsent(entry.caseKey(), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        chains.forEach((key, chain) -> {
            chain.sort(Comparator.comparing(entry -> place(entry).number()));
            Hash before = Leaf.Place.NOTHING;
            for (int i = 0; i < chain.size(); i++) {
                assertThat(place(chain.get(i))).isEqualTo(new Leaf.Place(key, i + 1L, before));
                before = chain.get(i).leaf().hash();
            }
        });
        return chains;
    }

    /**
     * Every checkpoint is signed, says the root that follows from the leaves and of the cases' heads, and is proved consistent
     * with the one before; the last one covers all, and is what the signer remembers. Returns how many.
     */
    int checkCheckpoints(byte[] remembered) {
        List<VerifierKey> keys = jdbc.queryForList("SELECT line FROM audit.signing_key", String.class).stream()
                .map(VerifierKey::parse)
                .toList();
        assertThat(keys).hasSize(1);
        List<byte[]> notes = jdbc.query("SELECT note FROM audit.checkpoint ORDER BY size", (row, n) -> row.getBytes(1));
        MerkleTree all =
                new LeafList(entries.stream().map(entry -> entry.leaf().hash()).toList()).tree();
        Checkpoint before = null;
        for (byte[] bytes : notes) {
            SignedNote note = SignedNote.parse(bytes);
            assertThat(note.verdict(keys)).isEqualTo(SignedNote.Verdict.TRUSTED);
            Checkpoint now = Checkpoint.parse(note);
            MerkleTree tree = all.at(now.size());
            assertThat(now.root()).as("root at %d", now.size()).isEqualTo(tree.root());
            CaseHeadsRoot heads = heads(now.size()).summary();
            assertThat(now).isEqualTo(Checkpoint.of(now.origin(), now.size(), tree.root(), heads));
            if (before != null) {
                assertThat(Consistency.holds(
                                before.size(), now.size(), before.root(), now.root(), tree.consistency(before.size())))
                        .as("from %d to %d", before.size(), now.size())
                        .isTrue();
            }
            before = now;
        }
        assertThat(before).isNotNull().extracting(Checkpoint::size).isEqualTo((long) entries.size());
        assertThat(notes.get(notes.size() - 1)).as("what the signer remembers").isEqualTo(remembered);
        return notes.size();
    }

    /** Of each case the end of its gap-free beginning among the first entries. */
    private CaseHeads heads(long size) {
        Map<String, TreeMap<Long, Hash>> numbers = new HashMap<>();
        entries.stream()
                .limit(size)
                .filter(entry -> entry.caseKey() != null)
                .forEach(entry -> numbers.computeIfAbsent(place(entry).caseKey(), key -> new TreeMap<>())
                        .put(place(entry).number(), entry.leaf().hash()));
        List<CaseHead> heads = new ArrayList<>();
        numbers.forEach((key, hashes) -> {
            CaseHead head = null;
            for (Map.Entry<Long, Hash> each : hashes.entrySet()) {
                if (each.getKey() == (head == null ? 1 : head.number() + 1)) {
                    head = new CaseHead(key, each.getKey(), each.getValue());
                }
            }
            if (head != null) {
                heads.add(head);
            }
        });
        return new CaseHeads(heads);
    }

    private static Leaf.Place place(Entry entry) {
        Leaf.Place place = entry.leaf().place();
        if (place == null) {
            throw new AssertionError(entry + " belongs to no case");
        }
        return place;
    }

    private static JsonNode details(String body) {
        try {
            return JSON.readTree(body).path("details");
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
