package dev.firebreak.audit;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Consistency;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.MerkleTree;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.SignerKey;
import dev.firebreak.tlog.TiledNodes;
import dev.firebreak.tlog.VerifierKey;
import java.nio.file.Path;
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

/**
 * Signs what the tree is now, once it has seen that its last checkpoint is the beginning of it. Of several nodes one signs at a
 * time, and each remembers what any of them signed.
 */
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
    private final TransactionTemplate turn;
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
        this.turn = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        // Of its own, or it would see what was there before the turn began.
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The checkpoint of what is in the tree; empty where nothing was added since the last one, or another node of Firebreak signs
     * just now.
     *
     * @throws CheckpointRefused if the tree is not for certain a continuation of what was signed last; nothing is signed then
     */
    Optional<SignedNote> sign() {
        Optional<SignedNote> signed = turn.execute(status -> isOurTurn() ? signNow() : Optional.<SignedNote>empty());
        return signed == null ? Optional.empty() : signed;
    }

    /** Until the transaction ends; what is published in it is there when the next one's turn begins. */
    private boolean isOurTurn() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT pg_try_advisory_xact_lock(hashtextextended('audit.sign', 0))", Boolean.class));
    }

    private Optional<SignedNote> signNow() {
        Optional<Signed> own =
                memory.last().map(note -> ours(note, memory.file())).or(this::startedAnew);
        Optional<Signed> published = published();
        Signed last = later(own.orElse(null), published.orElse(null));
        Checkpoint now = snapshot.execute(status -> read(own, last));
        if (now == null) {
            if (last != null && size(own) < last.size()) {
                // Another node signed it: what the world has seen, no signer must have forgotten.
                memory.keep(last.note());
            } else if (last != null && size(published) < last.size()) {
                // A crash came after the signer kept it: it is signed, and nobody else has it yet.
                publish(last.size(), last.note());
            }
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

    /** What any node signed last, each having a file of its own. A note that no key of ours signed counts for nothing here. */
    private Optional<Signed> published() {
        return checkpoints.newest().filter(this::isOurs).map(note -> new Signed(note, "in the database"));
    }

    private static @Nullable Signed later(@Nullable Signed own, @Nullable Signed published) {
        return own == null || published != null && published.size() > own.size() ? published : own;
    }

    private static long size(Optional<Signed> signed) {
        return signed.map(Signed::size).orElse(0L);
    }

    /** What the database says was signed last, if a person has said that this is where to go on; empty at the very first. */
    private Optional<Signed> startedAnew() {
        return checkpoints.newest().map(note -> {
            Signed stored = ours(note, "in the database");
            if (startAnewAt == null || startAnewAt != stored.size()) {
                throw CheckpointRefused.forgotten(memory.file(), stored.size());
            }
            audit.appendAlone(AuditEntry.of(
                    "SignerStartedAnew",
                    "The signer's own file was missing; by its setting it goes on after " + stored.size() + " entries",
                    Map.of(
                            "size",
                            stored.size(),
                            "root",
                            stored.checkpoint().root().toString())));
            memory.keep(note);
            return stored;
        });
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
    private Checkpoint read(Optional<Signed> own, @Nullable Signed last) {
        long size = tiles.size();
        MerkleTree tree = new TiledNodes(tiles, size).tree();
        own.ifPresent(signed -> check(signed, tree));
        if (last != null) {
            check(last, tree);
        }
        return size == (last == null ? 0 : last.size())
                ? null
                : Checkpoint.of(origin, size, tree.root(), heads.rootAt(size));
    }

    private static void check(Signed signed, MerkleTree tree) {
        long before = signed.size();
        if (tree.size() < before) {
            throw CheckpointRefused.rewritten("The record has " + tree.size() + " entries, and " + before
                    + " were signed (" + signed.where() + ").");
        }
        Hash root = signed.checkpoint().root();
        if (before > 0 && !Consistency.holds(before, tree.size(), root, tree.root(), tree.consistency(before))) {
            throw CheckpointRefused.rewritten("The first " + before
                    + " entries of the record are not those that were signed (" + signed.where() + ").");
        }
    }

    /** Keys change, and which ones count never comes from the database; the name does not change. */
    private Signed ours(SignedNote note, Object where) {
        if (!isOurs(note)) {
            throw CheckpointRefused.strange(where, origin);
        }
        return new Signed(note, where);
    }

    private boolean isOurs(SignedNote note) {
        return note.verdict(trusted) == SignedNote.Verdict.TRUSTED
                && Checkpoint.parse(note).origin().equals(origin);
    }

    /** The file that it keeps its last checkpoint in. */
    Path memory() {
        return memory.file();
    }

    /**
     * A checkpoint that counts.
     *
     * @param where it was found
     */
    private record Signed(SignedNote note, Checkpoint checkpoint, Object where) {

        Signed(SignedNote note, Object where) {
            this(note, Checkpoint.parse(note), where);
        }

        long size() {
            return checkpoint.size();
        }
    }
}
