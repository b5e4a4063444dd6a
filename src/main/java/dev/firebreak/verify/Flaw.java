package dev.firebreak.verify;

/** The first thing wrong with a bundle, in a sentence; ends the check. */
final class Flaw extends Exception {

    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    private Flaw(Verdict verdict, String sentence) {
        super(sentence);
        this.verdict = verdict;
    }

    static Flaw tampered(String sentence) {
        return new Flaw(Verdict.TAMPERED, sentence);
    }

    static Flaw malformed(String sentence) {
        return new Flaw(Verdict.MALFORMED, sentence);
    }

    static Flaw notTrusted(String sentence) {
        return new Flaw(Verdict.NOT_TRUSTED, sentence);
    }

    static Flaw incomplete(String sentence) {
        return new Flaw(Verdict.INCOMPLETE, sentence);
    }

    Verdict verdict() {
        return verdict;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
