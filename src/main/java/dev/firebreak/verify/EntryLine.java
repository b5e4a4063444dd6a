package dev.firebreak.verify;

import dev.firebreak.tlog.Commitment;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Hex;
import dev.firebreak.tlog.Leaf;
import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.Utf8;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of entries.ndjson.
 *
 * @param seq place in the tree, from 0
 * @param hash leaf hash of the leaf
 * @param committed what salt and body make, or null where both were erased
 * @param proof from the leaf to the root of the checkpoint
 */
record EntryLine(long seq, Leaf leaf, Hash hash, @Nullable Hash committed, List<Hash> proof) {

    private static final Set<String> NAMES = Set.of("seq", "leaf", "salt", "body", "proof");

    /** @throws Malformed if the line is none */
    static EntryLine parse(String line) {
        JsonShape shape = JsonShape.parse(line, NAMES);
        long seq = shape.number("seq");
        String leafText = shape.text("leaf");
        Leaf leaf = Leaf.parse(leafText);
        String salt = shape.textOrNull("salt");
        String body = shape.textOrNull("body");
        if ((salt == null) != (body == null)) {
            throw new Malformed("Either both salt and body are there, or neither");
        }
        Hash committed = salt == null || body == null ? null : Commitment.of(Hex.parse(salt), Utf8.write(body));
        return new EntryLine(seq, leaf, Hash.ofLeaf(Utf8.write(leafText)), committed, shape.hashes("proof"));
    }

    boolean isErased() {
        return committed == null;
    }

    boolean bodyIsAsCommitted() {
        return committed == null || committed.equals(leaf.commitment());
    }

    /** For people: where it stands. */
    String name() {
        Leaf.Place place = leaf.place();
        return place == null
                ? "Entry " + seq
                : "Entry " + place.number() + " of " + place.caseKey() + " (number " + seq + " of the record)";
    }
}
