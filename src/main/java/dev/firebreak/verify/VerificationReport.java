package dev.firebreak.verify;

import java.util.List;

/**
 * What came of a check.
 *
 * @param lines for people: what was checked, or the first thing that is wrong
 */
public record VerificationReport(Verdict verdict, List<String> lines) {

    public VerificationReport {
        lines = List.copyOf(lines);
    }
}
