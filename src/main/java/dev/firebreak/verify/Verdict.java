package dev.firebreak.verify;

/** What a bundle is worth; verify.py has the same. */
public enum Verdict {
    /** All there, and nothing in it was changed. */
    SOUND(0),
    /** Something was changed, put in, put elsewhere, or contradicts what was signed. */
    TAMPERED(1),
    /** No bundle, or one that no exporter writes. */
    MALFORMED(2),
    /** Signed by nobody whom the reader trusts. */
    NOT_TRUSTED(3),
    /** What is there is sound, and something is missing. */
    INCOMPLETE(4);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
