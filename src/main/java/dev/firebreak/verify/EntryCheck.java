package dev.firebreak.verify;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Inclusion;
import dev.firebreak.tlog.Malformed;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Goes through entries.ndjson: each entry is in the tree, its body is the one recorded, and none is out of place. */
final class EntryCheck {

    static final String PATH = "entries.ndjson";

    private final Checkpoint checkpoint;
    private final EntryOrder order;
    private long entries;
    private long erased;

    EntryCheck(Checkpoint checkpoint, EntryOrder order) {
        this.checkpoint = checkpoint;
        this.order = order;
    }

    void run(InputStream in) throws IOException, Flaw {
        LineReader lines = new LineReader(in);
        for (String line = next(lines); line != null; line = next(lines)) {
            check(parse(line));
        }
        order.end();
    }

    long entries() {
        return entries;
    }

    /** Entries whose body and salt are gone; each should have an entry of its own that says why. */
    long erased() {
        return erased;
    }

    private void check(EntryLine entry) throws Flaw {
        entries++;
        boolean inTree =
                Inclusion.holds(entry.hash(), entry.seq(), checkpoint.size(), entry.proof(), checkpoint.root());
        if (!inTree) {
            throw Flaw.tampered(entry.name() + " is not what was recorded: it is not in the tree that was signed.");
        }
        if (!entry.bodyIsAsCommitted()) {
            throw Flaw.tampered(entry.name() + " has another body than was recorded.");
        }
        order.next(entry);
        if (entry.isErased()) {
            erased++;
        }
    }

    private EntryLine parse(String line) throws Flaw {
        try {
            return EntryLine.parse(line);
        } catch (Malformed e) {
            throw badLine(e);
        }
    }

    private @Nullable String next(LineReader lines) throws IOException, Flaw {
        try {
            return lines.next();
        } catch (Malformed e) {
            throw badLine(e);
        }
    }

    private Flaw badLine(Malformed e) {
        return Flaw.malformed("Line " + (entries + 1) + " of " + PATH + " is no entry: " + e.getMessage() + ".");
    }
}
