package dev.firebreak.cases;

import java.time.Duration;

/**
 * How long cases of one severity took to the end of a phase.
 *
 * @param median half of the cases took no longer
 * @param share of the longest bar beside it, 0 to 100
 */
record PhaseTime(String severity, long cases, Duration median, long share) {

    /** In the two largest units that say something: "3 d 4 h", "25 min". */
    public String text() {
        if (median.toDays() > 0) {
            return median.toDays() + " d " + median.toHoursPart() + " h";
        }
        if (median.toHours() > 0) {
            return median.toHours() + " h " + median.toMinutesPart() + " min";
        }
        return Math.max(1, median.toMinutes()) + " min";
    }
}
