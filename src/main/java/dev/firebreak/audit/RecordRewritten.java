package dev.firebreak.audit;

/** The record in the database is not a continuation of what was signed: it was changed, cut, or restored from a backup. */
final class RecordRewritten extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RecordRewritten(String what) {
        super(what
                + " It was changed or restored from an older backup; nothing is signed. Find out which before you move the "
                + "signer's file away.");
    }
}
