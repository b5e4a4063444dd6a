package dev.firebreak.audit;

import dev.firebreak.tlog.CaseHeads;
import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Consistency;
import dev.firebreak.tlog.MerkleTree;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.SignerKey;
import dev.firebreak.tlog.TiledNodes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final SignerMemory memory;
    private final TransactionTemplate snapshot;

    CheckpointSigner(
            TileTable tiles,
            CaseHeadRows heads,
            Checkpoints checkpoints,
            JdbcTemplate jdbc,
            RecordProperties properties,
            SignerHome home,
            PlatformTransactionManager transactions) {
        this.tiles = tiles;
        this.heads = heads;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.origin = properties.origin();
        this.key = SignerKey.of(origin, home.key());
        this.memory = new SignerMemory(home.memory());
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The checkpoint of what is in the tree; empty where nothing was added since the last one.
     *
     * @throws RecordRewritten if the tree is not a continuation of what was signed last; nothing is signed then
     */
    Optional<SignedNote> sign() {
        Optional<Checkpoint> last = memory.last().or(checkpoints::newest).map(this::ours);
        Checkpoint now = snapshot.execute(status -> read(last));
        if (now == null) {
            return Optional.empty();
        }
        SignedNote note = SignedNote.sign(now.text(), key);
        // First in its own memory: what the world has seen, the signer must not have forgotten.
        memory.keep(note);
        checkpoints.use(key.verifier().line());
        checkpoints.add(now.size(), note);
        return Optional.of(note);
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
            throw new RecordRewritten(
                    "The record has " + size + " entries, and " + before + " were signed (" + memory + ").");
        }
        MerkleTree tree = new TiledNodes(tiles, size).tree();
        last.filter(signed -> signed.size() > 0).ifPresent(signed -> check(signed, tree));
        CaseHeads all = heads.at(size);
        return size == before ? null : Checkpoint.of(origin, size, tree.root(), all);
    }

    private void check(Checkpoint signed, MerkleTree tree) {
        var proof = tree.consistency(signed.size());
        if (!Consistency.holds(signed.size(), tree.size(), signed.root(), tree.root(), proof)) {
            throw new RecordRewritten("The first " + signed.size()
                    + " entries of the record are not those that were signed (" + memory + ").");
        }
    }

    /** Keys change; the name does not. */
    private Checkpoint ours(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note);
        boolean known = note.verdict(List.of(key.verifier())) != SignedNote.Verdict.BAD_SIGNATURE;
        if (!known || !checkpoint.origin().equals(origin)) {
            throw new RecordRewritten("The last checkpoint (" + memory + ") is not one of " + origin + ".");
        }
        return checkpoint;
    }
}
