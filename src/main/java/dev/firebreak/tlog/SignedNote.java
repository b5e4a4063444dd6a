package dev.firebreak.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Text with signatures below it (C2SP signed-note).
 *
 * @param text what is signed, ending in a newline
 * @param signatures one or more
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The most bytes in a note that is read as one. */
    public static final int MAX_SIZE = 64 * 1024 * 1024;

    /** The most signatures in a note that is read as one. */
    public static final int MAX_SIGNATURES = 16;

    private static final String DASH = "\u2014 ";

    /** Whether someone trusted signed a note. */
    public enum Verdict {
        /** Signed by a trusted key, and by no trusted key wrongly. */
        TRUSTED,
        /** No trusted key has signed. */
        UNKNOWN_KEY,
        /** What carries a trusted key's name and id is not its signature of this text. */
        BAD_SIGNATURE
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty()) {
            throw new Malformed("A note without a signature");
        }
        checkText(text);
    }

    /** The text, signed by each key. */
    public static SignedNote sign(String text, SignerKey... keys) {
        checkText(text);
        byte[] bytes = Utf8.write(text);
        List<NoteSignature> signatures = Arrays.stream(keys)
                .map(key ->
                        new NoteSignature(key.verifier().name(), key.verifier().id(), key.sign(bytes)))
                .toList();
        return new SignedNote(text, signatures);
    }

    /** @throws Malformed if the bytes are no note */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_SIZE) {
            throw new Malformed("A note beyond " + MAX_SIZE + " bytes");
        }
        String note = Utf8.parse(bytes);
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new Malformed("A note is text, an empty line and signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String below = note.substring(blank + 2);
        for (int from = 0; from < below.length(); ) {
            int end = below.indexOf('\n', from);
            if (signatures.size() == MAX_SIGNATURES) {
                throw new Malformed("A note with more than " + MAX_SIGNATURES + " signatures");
            }
            signatures.add(signature(below.substring(from, end)));
            from = end + 1;
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /** The bytes that {@link #parse} reads. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature each : signatures) {
            byte[] blob = ByteBuffer.allocate(4 + each.signature().length)
                    .putInt(each.keyId())
                    .put(each.signature())
                    .array();
            note.append(DASH)
                    .append(each.keyName())
                    .append(' ')
                    .append(StrictBase64.write(blob))
                    .append('\n');
        }
        return Utf8.write(note.toString());
    }

    /** What the signatures are worth to someone who trusts these keys and no others. */
    public Verdict verdict(Collection<VerifierKey> trusted) {
        Verdict verdict = Verdict.UNKNOWN_KEY;
        byte[] bytes = Utf8.write(text);
        for (NoteSignature each : signatures) {
            for (VerifierKey key : trusted) {
                if (each.keyId() == key.id() && each.keyName().equals(key.name())) {
                    if (!key.verifies(bytes, each.signature())) {
                        return Verdict.BAD_SIGNATURE;
                    }
                    verdict = Verdict.TRUSTED;
                }
            }
        }
        return verdict;
    }

    private static NoteSignature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new Malformed("A signature line of a note is a dash, a key name and base 64");
        }
        byte[] blob = StrictBase64.parse(line.substring(space + 1));
        if (blob.length < 5) {
            throw new Malformed("A signature of a note without a key id");
        }
        return new NoteSignature(
                KeyName.checked(line.substring(DASH.length(), space)),
                ByteBuffer.wrap(blob).getInt(),
                Arrays.copyOfRange(blob, 4, blob.length));
    }

    private static void checkText(String text) {
        if (!text.endsWith("\n")) {
            throw new Malformed("The text of a note ends in a newline");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Malformed("A note with control characters");
        }
    }
}
