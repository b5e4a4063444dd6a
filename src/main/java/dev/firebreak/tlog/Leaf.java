package dev.firebreak.tlog;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the tree commits to of one entry: eight lines of text that hold no personal data, only a commitment to the body that
 * may. See the record's format in {@code src/docs/record.md}.
 *
 * @param id of the entry
 * @param at when it was appended, UTC, millisecond precision
 * @param kind what happened, such as AlertAccepted
 * @param place in its case, or null for an entry without a case
 * @param commitment to the body, see {@link Commitment}
 */
public record Leaf(
        UUID id, Instant at, String kind, @Nullable Place place, Hash commitment) {

    private static final String FORMAT = "firebreak-entry/1";
    private static final String NONE = "-";
    private static final int LINES = 8;

    public Leaf {
        line("kind", kind);
        if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
            throw new Malformed("The time of an entry is in milliseconds");
        }
    }

    /**
     * Where an entry stands in its case.
     *
     * @param number from 1, without gaps
     * @param before leaf hash of the case's entry before it; 32 zero bytes before the first
     */
    public record Place(String caseKey, long number, Hash before) {

        /** What stands before the first entry of a case. */
        public static final Hash NOTHING = Hash.of(new byte[Hash.SIZE]);

        public Place {
            line("case key", caseKey);
            if (caseKey.equals(NONE) || number < 1) {
                throw new Malformed("An entry of a case has the case's key and a number from 1");
            }
        }
    }

    /** @throws Malformed if the text is not, to the byte, a leaf */
    public static Leaf parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty() || !lines[0].equals(FORMAT)) {
            throw new Malformed("A leaf is eight lines, the first of them " + FORMAT);
        }
        Leaf parsed = new Leaf(
                id(lines[1]), at(lines[2]), lines[3], place(lines[4], lines[5], lines[6]), Hash.ofHex(lines[7]));
        if (!parsed.text().equals(text)) {
            throw new Malformed("A leaf that is not written in its one form");
        }
        return parsed;
    }

    /** The text that is hashed, as UTF-8. */
    public String text() {
        StringBuilder text = new StringBuilder(360);
        text.append(FORMAT).append('\n');
        text.append(id).append('\n');
        text.append(Times.write(at)).append('\n');
        text.append(kind).append('\n');
        text.append(place == null ? NONE : place.caseKey()).append('\n');
        text.append(place == null ? NONE : Long.toString(place.number())).append('\n');
        text.append(place == null ? NONE : place.before().hex()).append('\n');
        text.append(commitment.hex()).append('\n');
        return text.toString();
    }

    /** Its place in the tree, by content. */
    public Hash hash() {
        return Hash.ofLeaf(Utf8.write(text()));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("The id of an entry is a UUID");
        }
    }

    private static Instant at(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Malformed("The time of an entry is like 2026-03-01T09:30:00.000Z");
        }
    }

    private static @Nullable Place place(String caseKey, String number, String before) {
        if (caseKey.equals(NONE) && number.equals(NONE) && before.equals(NONE)) {
            return null;
        }
        return new Place(caseKey, Numbers.parse(number), Hash.ofHex(before));
    }

    private static void line(String what, String value) {
        if (value.isEmpty() || value.indexOf('\n') >= 0) {
            throw new Malformed("The " + what + " of an entry is one line");
        }
    }
}
