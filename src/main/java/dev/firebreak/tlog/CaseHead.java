package dev.firebreak.tlog;

/**
 * The newest entry of a case: with it, and the hash of the entry before in each, the whole case stands.
 *
 * @param caseKey such as IR-2026-0001
 * @param number of that entry in its case, from 1
 * @param leaf its leaf hash
 */
public record CaseHead(String caseKey, long number, Hash leaf) {

    private static final String FORMAT = "firebreak-head/1\n";

    /** Its leaf hash in the tree of heads. */
    public Hash hash() {
        return Hash.ofLeaf(Utf8.write(FORMAT + caseKey + "\n" + number + "\n" + leaf.hex() + "\n"));
    }
}
