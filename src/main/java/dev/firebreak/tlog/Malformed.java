package dev.firebreak.tlog;

/** Something that should be a note, a checkpoint, a leaf or a key, and is not; the message says why. */
public final class Malformed extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public Malformed(String why) {
        super(why);
    }
}
