package dev.firebreak.tlog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a log says of itself at one moment (C2SP tlog-checkpoint): the text of a signed note.
 *
 * @param origin which log, the name that its keys carry too
 * @param size leaves in the tree
 * @param root of the tree over them
 * @param extensions further lines, none of them empty
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    private static final String HEADS = "case-heads ";

    public Checkpoint {
        extensions = List.copyOf(extensions);
        boolean lines = extensions.stream().allMatch(line -> !line.isEmpty() && line.indexOf('\n') < 0);
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || !lines) {
            throw new Malformed("A checkpoint has an origin, a size and no empty line");
        }
    }

    /** A checkpoint that also vouches for the head of each case. */
    public static Checkpoint of(String origin, long size, Hash root, CaseHeadsRoot heads) {
        String line =
                HEADS + heads.count() + " " + StrictBase64.write(heads.root().bytes());
        return new Checkpoint(origin, size, root, List.of(line));
    }

    /** @throws Malformed if the text of the note is no checkpoint */
    public static Checkpoint parse(SignedNote note) {
        String text = note.text();
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (lines.length < 3) {
            throw new Malformed("A checkpoint has at least three lines");
        }
        Hash root = Hash.of(StrictBase64.parse(lines[2]));
        return new Checkpoint(
                lines[0], Numbers.parse(lines[1]), root, Arrays.asList(lines).subList(3, lines.length));
    }

    /** The text to sign. */
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n').append(size).append('\n');
        text.append(StrictBase64.write(root.bytes())).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /**
     * The tree of case heads it vouches for, if it does.
     *
     * @throws Malformed if the line that should say so does not
     */
    public Optional<CaseHeadsRoot> caseHeads() {
        return extensions.stream()
                .filter(line -> line.startsWith(HEADS))
                .findFirst()
                .map(line -> {
                    String[] parts = line.split(" ", -1);
                    if (parts.length != 3) {
                        throw new Malformed("The line of case heads is 'case-heads', a number and a root");
                    }
                    return new CaseHeadsRoot(Numbers.parse(parts[1]), Hash.of(StrictBase64.parse(parts[2])));
                });
    }
}
