package dev.firebreak.verify;

/** All entries of the record from one place to another, none left out. */
final class RangeOrder implements EntryOrder {

    private final long next;
    private final Missing missing;
    private long expected;

    /** From entry {@code first} to before entry {@code next}. */
    RangeOrder(long first, long next, Missing missing) {
        this.expected = first;
        this.next = next;
        this.missing = missing;
    }

    @Override
    public void next(EntryLine entry) throws Flaw {
        if (entry.seq() < expected) {
            throw Flaw.tampered(entry.name() + " does not belong before entry " + expected + " of the record.");
        }
        if (entry.seq() >= next) {
            throw Flaw.tampered(
                    entry.name() + " does not belong here: this part of the record ends before entry " + next + ".");
        }
        if (entry.seq() > expected) {
            gap(entry.seq());
        }
        expected = entry.seq() + 1;
    }

    @Override
    public void end() {
        if (expected < next) {
            gap(next);
        }
    }

    private void gap(long present) {
        missing.add("Entry " + expected + " of the record is missing"
                + (present - 1 > expected ? ", and the entries up to " + (present - 1) : "") + ".");
    }
}
