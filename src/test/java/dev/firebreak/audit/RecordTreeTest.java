package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firebreak.FirebreakTest;
import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Commitment;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Leaf;
import dev.firebreak.tlog.LeafList;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What is appended becomes a tree that anybody can compute again, and is signed. */
@FirebreakTest
class RecordTreeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private AuditLog audit;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private RecordLag lag;

    @Autowired
    private SignerHome home;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    /** @param body null when erased, as is the salt */
    private record Stored(
            long seq,
            Leaf leaf,
            Hash hash,
            byte @Nullable [] salt,
            @Nullable String body) {}

    @Test
    void everyLeafAndTheSignedRootFollowFromWhatIsStored() {
        String key = "TREE-1";
        for (int i = 0; i < 150; i++) {
            transaction.executeWithoutResult(status -> IntStream.range(0, 2)
                    .forEach(n -> audit.append(AuditEntry.ofCase("Marked", key, "Ünïcode " + n, Map.of("n", n)))));
        }
        Checkpoint signed = signedBehind(key);
        List<Stored> all = stored(signed.size());
        assertThat(all).hasSize((int) signed.size()).hasSizeGreaterThan(256);
        for (Stored each : all) {
            assertThat(each.leaf().hash()).as("seq %d", each.seq()).isEqualTo(each.hash());
            if (each.salt() != null && each.body() != null) {
                assertThat(Commitment.of(each.salt(), each.body().getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(each.leaf().commitment());
            }
        }
        assertThat(new LeafList(all.stream().map(Stored::hash).toList()).tree().root())
                .isEqualTo(signed.root());
        List<Stored> ofCase = all.stream()
                .filter(each -> each.leaf().place() != null
                        && each.leaf().place().caseKey().equals(key))
                .toList();
        Hash before = Leaf.Place.NOTHING;
        for (int i = 0; i < ofCase.size(); i++) {
            assertThat(ofCase.get(i).leaf().place()).isEqualTo(new Leaf.Place(key, i + 1, before));
            before = ofCase.get(i).hash();
        }
        assertThat(ofCase).hasSize(300);
    }

    @Test
    void theNewestCheckpointIsSignedByTheKeyThatIsShown() {
        audit.appendAlone(AuditEntry.ofCase("Marked", "TREE-2", "x", Map.of()));
        signedBehind("TREE-2");
        SignedNote note = checkpoints.newest().orElseThrow();
        List<String> keys = checkpoints.keys();
        assertThat(note.verdict(List.of(VerifierKey.parse(keys.get(keys.size() - 1)))))
                .isEqualTo(SignedNote.Verdict.TRUSTED);
        assertThat(Checkpoint.parse(note).origin()).isEqualTo("firebreak/local");
        assertThat(Checkpoint.parse(note).caseHeads()).isPresent();
        assertThat(Files.exists(home.memory())).isTrue();
    }

    @Test
    void whatAnOpenTransactionHoldsUpIsReadAtOnceAndItsHolderIsNamed() {
        transaction.executeWithoutResult(open -> {
            jdbc.queryForObject("SELECT pg_current_xact_id()::text", String.class);
            Integer process = jdbc.queryForObject("SELECT pg_backend_pid()", Integer.class);
            audit.appendAlone(AuditEntry.ofCase("Marked", "TREE-3", "x", Map.of()));
            sequencer.run(() -> false);
            assertThat(count("audit.sequenced WHERE case_key = 'TREE-3'")).isZero();
            assertThat(count("audit.entry WHERE case_key = 'TREE-3'")).isOne();
            assertThat(lag.holders()).contains("process " + process + " (login firebreak_app, database firebreak");
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            sequencer.run(() -> false);
            assertThat(count("audit.sequenced WHERE case_key = 'TREE-3'")).isOne();
        });
    }

    @Test
    void aCaseKeyThatWouldMakeTwoLinesIsRefused() {
        assertThatThrownBy(() -> audit.appendAlone(AuditEntry.ofCase("Marked", "TREE\n5", "x", Map.of())))
                .hasMessageContaining("The record takes no case key");
    }

    /** The newest checkpoint, once it covers all entries of the case. */
    private Checkpoint signedBehind(String key) {
        await().atMost(PATIENCE).until(() -> {
            sequencer.run(() -> false);
            return count("audit.staged WHERE '" + key + "' = ANY (case_keys)") == 0;
        });
        Long last = jdbc.queryForObject("SELECT max(seq) FROM audit.sequenced WHERE case_key = ?", Long.class, key);
        await().atMost(PATIENCE)
                .until(() -> checkpoints
                        .newest()
                        .map(Checkpoint::parse)
                        .filter(signed -> last != null && signed.size() > last)
                        .isPresent());
        return Checkpoint.parse(checkpoints.newest().orElseThrow());
    }

    private List<Stored> stored(long size) {
        return jdbc.query(
                "SELECT * FROM audit.sequenced WHERE seq < ? ORDER BY seq",
                (row, n) -> {
                    String caseKey = row.getString("case_key");
                    Leaf.Place place = caseKey == null
                            ? null
                            : new Leaf.Place(caseKey, row.getLong("number"), Hash.of(row.getBytes("before")));
                    Leaf leaf = new Leaf(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("at").toInstant(),
                            row.getString("kind"),
                            place,
                            Hash.of(row.getBytes("commitment")));
                    return new Stored(
                            row.getLong("seq"),
                            leaf,
                            Hash.of(row.getBytes("leaf_hash")),
                            row.getBytes("salt"),
                            row.getString("body"));
                },
                size);
    }

    private long count(String what) {
        Long count = jdbc.queryForObject("SELECT count(*) FROM " + what, Long.class);
        return count == null ? 0 : count;
    }
}
