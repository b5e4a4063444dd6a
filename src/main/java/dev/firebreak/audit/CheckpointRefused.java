package dev.firebreak.audit;

import java.nio.file.Path;

/** Nothing is signed: the record in the database is not, or not for certain, a continuation of what was signed. */
final class CheckpointRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private CheckpointRefused(String what) {
        super(what);
    }

    /** Changed, cut, or restored from a backup. */
    static CheckpointRefused rewritten(String what) {
        return new CheckpointRefused(
                what + " It was changed or restored from an older backup; nothing is signed. Find out which before you "
                        + "move the signer's file away.");
    }

    static CheckpointRefused strange(Object where, String origin) {
        return new CheckpointRefused("The last checkpoint (" + where + ") is not one that " + origin + " signed with a "
                + "key that is trusted here; nothing is signed. After a change of keys, add the verifier key that went "
                + "before to firebreak.record.earlier-keys.");
    }

    static CheckpointRefused forgotten(Path memory, long size) {
        return new CheckpointRefused(
                "The signer's own file " + memory + " is missing, and the database has a checkpoint "
                        + "of " + size
                        + " entries; nothing is signed, since the database could be an older one. Bring the file "
                        + "back. If it is lost, compare that checkpoint with a copy that an auditor keeps, and start with "
                        + "firebreak.record.start-anew-at=" + size + ".");
    }
}
