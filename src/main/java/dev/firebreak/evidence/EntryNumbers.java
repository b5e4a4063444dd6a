package dev.firebreak.evidence;

import dev.firebreak.audit.Erasures;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of entries as people write them: "3, 7-9". */
final class EntryNumbers {

    private static final Pattern PART = Pattern.compile("(\\d{1,15})(?:\\s*[-–]\\s*(\\d{1,15}))?");

    private EntryNumbers() {}

    static Set<Long> parse(String text) {
        Set<Long> numbers = new TreeSet<>();
        for (String part : text.strip().split("[,;\\s]*[,;][,;\\s]*|(?<=\\d)\\s+(?=\\d)")) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw Said.invalid("'" + part.strip() + "' is no number of an entry. Write them as 3, 7-9.");
            }
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
            if (last < first || last - first >= Erasures.MOST || numbers.size() > Erasures.MOST) {
                throw Said.invalid("Name one to " + Erasures.MOST + " entries, the smaller number of a range first.");
            }
            for (long number = first; number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
