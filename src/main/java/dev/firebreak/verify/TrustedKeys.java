package dev.firebreak.verify;

import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.Utf8;
import dev.firebreak.tlog.VerifierKey;
import java.util.List;

/** Keys that the reader trusts, each for the log it is named after only. */
record TrustedKeys(List<VerifierKey> keys) {

    /**
     * One verifier key a line; empty lines and lines that begin with # say nothing.
     *
     * @throws Malformed if another line is no verifier key, or there is none
     */
    static TrustedKeys parse(byte[] file) {
        List<VerifierKey> keys = Utf8.parse(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(VerifierKey::parse)
                .toList();
        if (keys.isEmpty()) {
            throw new Malformed("There is no key");
        }
        return new TrustedKeys(keys);
    }

    /** Ends the check unless one of these keys signed, in the name of {@code origin}. */
    void require(SignedNote note, String origin, String what) throws Flaw {
        List<VerifierKey> ofLog =
                keys.stream().filter(key -> key.name().equals(origin)).toList();
        switch (note.verdict(ofLog)) {
            case TRUSTED -> {}
            case BAD_SIGNATURE -> throw Flaw.tampered(what + " is not what the key of " + origin + " signed.");
            case UNKNOWN_KEY ->
                throw Flaw.notTrusted(what + " is signed by no key that is trusted for '" + origin
                        + "'. Ask whoever runs it for its key.");
        }
    }
}
