package dev.firebreak.verify;

import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Leaf;

/** All entries of one case, by number, each bound to the one before, up to the head that the checkpoint vouches for. */
final class CaseOrder implements EntryOrder {

    private final CaseHead head;
    private final Missing missing;
    private long expected = 1;
    private Hash before = Leaf.Place.NOTHING;

    CaseOrder(CaseHead head, Missing missing) {
        this.head = head;
        this.missing = missing;
    }

    @Override
    public void next(EntryLine entry) throws Flaw {
        Leaf.Place place = entry.leaf().place();
        if (place == null || !place.caseKey().equals(head.caseKey())) {
            throw Flaw.tampered(entry.name() + " does not belong to case " + head.caseKey() + ".");
        }
        if (place.number() < expected) {
            throw Flaw.tampered(entry.name() + " stands after entry " + (expected - 1) + ".");
        }
        if (place.number() > expected) {
            gap(place.number());
        } else if (!place.before().equals(before)) {
            throw Flaw.tampered(entry.name() + " does not follow the entry before it.");
        }
        if (place.number() > head.number()) {
            throw Flaw.tampered(entry.name() + " stands after the head of the case, entry " + head.number() + ".");
        }
        expected = place.number() + 1;
        before = entry.hash();
    }

    @Override
    public void end() throws Flaw {
        if (expected <= head.number()) {
            gap(head.number() + 1);
        } else if (!before.equals(head.leaf())) {
            throw Flaw.tampered("Entry " + head.number() + " of " + head.caseKey()
                    + " is not the one that the checkpoint has as the head of the case.");
        }
    }

    private void gap(long present) {
        missing.add("Entry " + expected + " of " + head.caseKey() + " is missing"
                + (present - 1 > expected ? ", and the entries up to " + (present - 1) : "") + ".");
    }
}
