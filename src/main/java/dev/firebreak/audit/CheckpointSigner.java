package dev.firebreak.audit;

import dev.firebreak.tlog.CaseHeads;
import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Consistency;
import dev.firebreak.tlog.MerkleTree;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.SignerKey;
import dev.firebreak.tlog.TiledNodes;
import dev.firebreak.tlog.VerifierKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs what the tree is now, once it has seen that its last checkpoint is the beginning of it. */
@Component
class CheckpointSigner {

    private final TileTable tiles;
    private final CaseHeadRows heads;
    private final Checkpoints checkpoints;
    private final JdbcTemplate jdbc;
    private final String origin;
    private final SignerKey key;
    private final List<VerifierKey> trusted;
    private final SignerMemory memory;
    private final @Nullable Long startAnewAt;
    private final AuditLog audit;
    private final TransactionTemplate snapshot;

    CheckpointSigner(
            TileTable tiles,
            CaseHeadRows heads,
            Checkpoints checkpoints,
            JdbcTemplate jdbc,
            RecordProperties properties,
            SignerHome home,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.tiles = tiles;
        this.heads = heads;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.origin = properties.origin();
        this.key = SignerKey.of(origin, home.key());
        this.trusted = Stream.concat(
                        Stream.of(key.verifier()),
                        properties.earlierKeys().stream().map(VerifierKey::parse))
                .toList();
        this.startAnewAt = properties.startAnewAt();
        this.audit = audit;
        this.memory = new SignerMemory(home.memory());
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The checkpoint of what is in the tree; empty where nothing was added since the last one.
     *
     * @throws CheckpointRefused if the tree is not for certain a continuation of what was signed last; nothing is signed then
     */
    Optional<SignedNote> sign() {
        Optional<SignedNote> known = memory.last();
        Optional<Checkpoint> last = known.isPresent() ? known.map(note -> ours(note, memory.file())) : startedAnew();
        Checkpoint now = snapshot.execute(status -> read(last));
        if (now == null) {
            // A crash after the signer kept it: it is signed, and nobody else has it yet.
            known.ifPresent(note -> publish(Checkpoint.parse(note).size(), note));
            return Optional.empty();
        }
        SignedNote note = SignedNote.sign(now.text(), key);
        // First in its own memory: what the world has seen, the signer must not have forgotten.
        memory.keep(note);
        publish(now.size(), note);
        return Optional.of(note);
    }

    private void publish(long size, SignedNote note) {
        checkpoints.use(key.verifier().line());
        checkpoints.add(size, note);
    }

    /** What the database says was signed last, if a person has said that this is where to go on; empty at the very first. */
    private Optional<Checkpoint> startedAnew() {
        Optional<SignedNote> newest = checkpoints.newest();
        newest.ifPresent(note -> {
            Checkpoint stored = ours(note, "in the database");
            if (startAnewAt == null || startAnewAt != stored.size()) {
                throw CheckpointRefused.forgotten(memory.file(), stored.size());
            }
            audit.appendAlone(AuditEntry.of(
                    "SignerStartedAnew",
                    "The signer's own file was missing; by its setting it goes on after " + stored.size() + " entries",
                    Map.of("size", stored.size(), "root", stored.root().toString())));
            memory.keep(note);
        });
        return newest.map(Checkpoint::parse);
    }

    /** The key that signs now. */
    SignerKey key() {
        return key;
    }

    /** Whether an entry of one of these kinds waits for a checkpoint. */
    boolean isWaitedFor(Set<String> kinds) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM audit.sequenced WHERE kind = ANY (?) "
                        + "AND seq >= (SELECT coalesce(max(size), 0) FROM audit.checkpoint))",
                Boolean.class,
                (Object) kinds.toArray(String[]::new)));
    }

    @SuppressWarnings("NullAway") // The template hands null through.
    private Checkpoint read(Optional<Checkpoint> last) {
        long size = tiles.size();
        long before = last.map(Checkpoint::size).orElse(0L);
        if (size < before) {
            throw CheckpointRefused.rewritten(
                    "The record has " + size + " entries, and " + before + " were signed (" + memory.file() + ").");
        }
        MerkleTree tree = new TiledNodes(tiles, size).tree();
        last.filter(signed -> signed.size() > 0).ifPresent(signed -> check(signed, tree));
        CaseHeads all = heads.at(size);
        return size == before ? null : Checkpoint.of(origin, size, tree.root(), all);
    }

    private void check(Checkpoint signed, MerkleTree tree) {
        var proof = tree.consistency(signed.size());
        if (!Consistency.holds(signed.size(), tree.size(), signed.root(), tree.root(), proof)) {
            throw CheckpointRefused.rewritten("The first " + signed.size()
                    + " entries of the record are not those that were signed (" + memory.file() + ").");
        }
    }

    /** Keys change, and which ones count never comes from the database; the name does not change. */
    private Checkpoint ours(SignedNote note, Object where) {
        Checkpoint checkpoint = Checkpoint.parse(note);
        if (note.verdict(trusted) != SignedNote.Verdict.TRUSTED
                || !checkpoint.origin().equals(origin)) {
            throw CheckpointRefused.strange(where, origin);
        }
        return checkpoint;
    }
}
