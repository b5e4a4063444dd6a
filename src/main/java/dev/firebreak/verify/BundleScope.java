package dev.firebreak.verify;

import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeadsRoot;
import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Inclusion;
import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.Utf8;
import java.io.IOException;
import java.util.Set;

/**
 * What a bundle claims to hold all of: one case, or a part of the record.
 *
 * @param name for people
 */
record BundleScope(String name, EntryOrder order) {

    private static final String HEAD = "head.json";
    private static final String RANGE = "range.json";
    private static final Set<String> HEAD_NAMES = Set.of("case", "number", "leaf", "index", "proof");
    private static final Set<String> RANGE_NAMES = Set.of("first", "next", "from", "to");

    static BundleScope of(BundleFiles files, Checkpoint checkpoint, Missing missing) throws IOException, Flaw {
        boolean ofCase = files.listed().contains(HEAD);
        if (ofCase == files.listed().contains(RANGE)) {
            throw Flaw.malformed("A bundle has either " + HEAD + " or " + RANGE + ".");
        }
        String path = ofCase ? HEAD : RANGE;
        byte[] bytes = files.small(path);
        try {
            return ofCase ? ofCase(bytes, checkpoint, missing) : ofRange(bytes, checkpoint, missing);
        } catch (Malformed e) {
            throw Flaw.malformed(path + " does not say what the bundle holds: " + e.getMessage() + ".");
        }
    }

    private static BundleScope ofCase(byte[] bytes, Checkpoint checkpoint, Missing missing) throws Flaw {
        JsonShape shape = JsonShape.parse(Utf8.parse(bytes), HEAD_NAMES);
        CaseHead head = new CaseHead(shape.text("case"), shape.number("number"), Hash.ofHex(shape.text("leaf")));
        CaseHeadsRoot heads = checkpoint.caseHeads().orElseThrow(() -> new Malformed("No checkpoint vouches for it"));
        boolean vouched =
                Inclusion.holds(head.hash(), shape.number("index"), heads.count(), shape.hashes("proof"), heads.root());
        if (!vouched) {
            throw Flaw.tampered("Entry " + head.number() + " of " + head.caseKey()
                    + " is not the newest that the checkpoint vouches for.");
        }
        return new BundleScope("case " + head.caseKey(), new CaseOrder(head, missing));
    }

    private static BundleScope ofRange(byte[] bytes, Checkpoint checkpoint, Missing missing) {
        JsonShape shape = JsonShape.parse(Utf8.parse(bytes), RANGE_NAMES);
        long first = shape.number("first");
        long next = shape.number("next");
        String from = shape.textOrNull("from");
        String to = shape.textOrNull("to");
        if (first > next || next > checkpoint.size()) {
            throw new Malformed("Not a part of " + checkpoint.size() + " entries");
        }
        if (from == null && first > 0) {
            missing.add("Entry 0 of the record is missing, though the bundle claims to begin there.");
        }
        if (to == null && next < checkpoint.size()) {
            missing.add("Entry " + next + " of the record is missing, though the bundle claims to go to the end.");
        }
        String name = first == next ? "no entry" : "entries " + first + " to " + (next - 1);
        return new BundleScope(name + " of the record", new RangeOrder(first, next, missing));
    }
}
