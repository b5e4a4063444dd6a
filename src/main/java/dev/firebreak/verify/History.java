package dev.firebreak.verify;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Consistency;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.Utf8;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The newest checkpoint of a bundle, and what it says of earlier ones: that nothing before them was changed. */
final class History {

    static final String CHECKPOINT = "checkpoint.txt";

    private static final Pattern EARLIER = Pattern.compile("checkpoints/[^/]*");
    private static final Pattern PROOF = Pattern.compile("consistency/[^/]*");
    private static final Set<String> NAMES = Set.of("from", "to", "proof");

    /** More than anyone has notes to compare with. */
    private static final int MAX_PROOFS = 10_000;

    private final TrustedKeys trusted;
    private final Checkpoint newest;
    private final Map<Long, List<Hash>> proofs = new HashMap<>();

    private History(TrustedKeys trusted, Checkpoint newest) {
        this.trusted = trusted;
        this.newest = newest;
    }

    static History of(BundleFiles files, TrustedKeys trusted, Missing missing) throws IOException, Flaw {
        Checkpoint newest = checkpoint(files.small(CHECKPOINT), files.origin(), trusted, CHECKPOINT);
        History history = new History(trusted, newest);
        List<String> paths = files.listed().stream().filter(files::has).toList();
        history.readProofs(files, paths);
        for (String path : paths) {
            if (EARLIER.matcher(path).matches()) {
                Checkpoint earlier = checkpoint(files.small(path), files.origin(), trusted, path);
                if (!path.equals("checkpoints/" + earlier.size() + ".txt")) {
                    throw Flaw.malformed(path + " is the checkpoint of " + earlier.size() + " entries.");
                }
                history.follows(earlier, path, missing);
            }
        }
        return history;
    }

    Checkpoint newest() {
        return newest;
    }

    /** Ends the check unless the newest checkpoint grew out of the note that the reader kept. */
    void since(byte[] note, Missing missing) throws Flaw {
        follows(checkpoint(note, newest.origin(), trusted, "The older note"), "the older note", missing);
    }

    private void follows(Checkpoint earlier, String what, Missing missing) throws Flaw {
        if (earlier.size() > newest.size()) {
            missing.add("Entry " + newest.size() + " of the record is missing: " + what + " has " + earlier.size()
                    + " entries, this bundle has " + newest.size()
                    + ". Either the record was cut, or the bundle is older than the note.");
            return;
        }
        if (earlier.size() == newest.size() || earlier.size() == 0) {
            Hash root = earlier.size() == 0 ? Hash.EMPTY_ROOT : newest.root();
            require(earlier.root().equals(root), earlier, what);
            return;
        }
        List<Hash> proof = proofs.get(earlier.size());
        if (proof == null) {
            missing.add("The proof that the record of " + newest.size() + " entries grew out of " + what + " of "
                    + earlier.size() + " entries is missing. Export again with since=" + earlier.size() + ".");
            return;
        }
        boolean grew = Consistency.holds(earlier.size(), newest.size(), earlier.root(), newest.root(), proof);
        require(grew, earlier, what);
    }

    private static void require(boolean holds, Checkpoint earlier, String what) throws Flaw {
        if (!holds) {
            throw Flaw.tampered("The record has two histories: one of the first " + earlier.size() + " entries is not"
                    + " what it was when " + what + " was signed.");
        }
    }

    private void readProofs(BundleFiles files, List<String> paths) throws IOException, Flaw {
        for (String path : paths) {
            if (PROOF.matcher(path).matches()) {
                if (proofs.size() == MAX_PROOFS) {
                    throw Flaw.malformed("There are more than " + MAX_PROOFS + " proofs of consistency.");
                }
                readProof(path, files.small(path));
            }
        }
    }

    private void readProof(String path, byte[] bytes) throws Flaw {
        try {
            JsonShape shape = JsonShape.parse(Utf8.parse(bytes), NAMES);
            long from = shape.number("from");
            boolean named = path.equals("consistency/" + from + "-" + newest.size() + ".json");
            if (!named || shape.number("to") != newest.size()) {
                throw new Malformed("It leads from " + from + " to " + shape.number("to"));
            }
            proofs.put(from, shape.hashes("proof"));
        } catch (Malformed e) {
            throw Flaw.malformed(path + " is no proof for this bundle: " + e.getMessage() + ".");
        }
    }

    private static Checkpoint checkpoint(byte[] bytes, String origin, TrustedKeys trusted, String what) throws Flaw {
        try {
            SignedNote note = SignedNote.parse(bytes);
            Checkpoint checkpoint = Checkpoint.parse(note);
            if (!checkpoint.origin().equals(origin)) {
                throw Flaw.tampered(what + " is of another record: " + checkpoint.origin() + ", not " + origin + ".");
            }
            trusted.require(note, origin, what);
            return checkpoint;
        } catch (Malformed e) {
            throw Flaw.malformed(what + " is no checkpoint: " + e.getMessage() + ".");
        }
    }
}
