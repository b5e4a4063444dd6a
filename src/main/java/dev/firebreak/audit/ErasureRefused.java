package dev.firebreak.audit;

/** An erasure that is not possible; the message says why and what to do next. */
public final class ErasureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ErasureRefused(String why) {
        super(why);
    }
}
