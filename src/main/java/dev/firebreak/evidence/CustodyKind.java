package dev.firebreak.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may happen to evidence in its chain of custody (ISO/IEC 27037). */
enum CustodyKind {
    COLLECTED("was collected by"),
    TRANSFERRED("was handed over to"),
    ACCESSED("was read by"),
    COPIED("was copied for"),
    RETURNED("was given back to"),
    DISPOSED("was disposed of by");

    private final String plain;

    CustodyKind(String plain) {
        this.plain = plain;
    }

    /** As stored and as the API shows it: lowercase. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of its entry in the record: EvidenceCollected. */
    String entry() {
        return "Evidence" + name().charAt(0) + word().substring(1);
    }

    /** "was handed over to". */
    String plain() {
        return plain;
    }

    static CustodyKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What people report; all else Firebreak records itself. Empty for anything else. */
    static Optional<CustodyKind> reported(String word) {
        return Arrays.stream(new CustodyKind[] {TRANSFERRED, COPIED, RETURNED})
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }
}
