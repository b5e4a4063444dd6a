package dev.firebreak.tlog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree over the heads of all cases, in the order of their keys' bytes. */
public final class CaseHeads {

    private static final Comparator<CaseHead> BY_KEY =
            Comparator.comparing(head -> Utf8.write(head.caseKey()), Arrays::compareUnsigned);

    private final MerkleTree tree;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<CaseHead> heads;

    public CaseHeads(List<CaseHead> unsorted) {
        heads = unsorted.stream().sorted(BY_KEY).toList();
        for (CaseHead head : heads) {
            if (places.put(head.caseKey(), places.size()) != null) {
                throw new IllegalArgumentException("Two heads of case " + head.caseKey());
            }
        }
        tree = new LeafList(heads.stream().map(CaseHead::hash).toList()).tree();
    }

    public long count() {
        return heads.size();
    }

    public Hash root() {
        return tree.root();
    }

    /** What a checkpoint says of these. */
    public CaseHeadsRoot summary() {
        return new CaseHeadsRoot(count(), root());
    }

    /** The head of a case and the proof that it is among these; empty for a case without entries. */
    public Optional<Proved> of(String caseKey) {
        return Optional.ofNullable(places.get(caseKey))
                .map(place -> new Proved(heads.get(place), place, tree.inclusion(place)));
    }

    /**
     * A head with its proof.
     *
     * @param index its place among the heads
     */
    public record Proved(CaseHead head, long index, List<Hash> proof) {}
}
