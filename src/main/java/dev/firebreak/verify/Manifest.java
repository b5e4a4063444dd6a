package dev.firebreak.verify;

import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.SignedNote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the exporter says is in a bundle.
 *
 * @param origin which log it exported
 * @param files by path; the manifest itself is not among them
 */
record Manifest(String origin, Map<String, Listed> files) {

    static final String PATH = "manifest.txt";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (0|[1-9][0-9]{0,15})  (.+)", Pattern.DOTALL);

    /** A file as the manifest lists it; size in bytes. */
    record Listed(Hash hash, long size) {}

    /** @throws Malformed if the text of the note lists no files */
    static Manifest parse(SignedNote note) {
        String[] lines = note.text().split("\n", -1);
        Map<String, Listed> files = new LinkedHashMap<>();
        for (int i = 1; i < lines.length - 1; i++) {
            Matcher line = LINE.matcher(lines[i]);
            if (!line.matches()
                    || !SafePath.holds(line.group(3))
                    || line.group(3).equals(PATH)) {
                throw new Malformed("Line " + (i + 1) + " of " + PATH + " lists no file");
            }
            Listed listed = new Listed(Hash.ofHex(line.group(1)), Long.parseLong(line.group(2)));
            if (files.put(line.group(3), listed) != null) {
                throw new Malformed(PATH + " lists " + line.group(3) + " twice");
            }
        }
        return new Manifest(lines[0], files);
    }
}
