package dev.firebreak.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case starts with.
 *
 * @param title at most 300 characters, one line
 * @param source what found it: "wazuh", "report", "manual", "drill"
 * @param reportedSeverity critical, high, medium, low or informational, as the source says; the plan classifies anew
 * @param detectedText when it was detected as the source wrote it, such as "2014-04", or ""
 * @param detectedAt the same as a moment, where it is one
 * @param drill whether nothing of it may reach the outside world
 * @param reporter mail address of the employee who reported it, or ""
 */
public record NewCase(
        String title,
        String description,
        String source,
        String reportedSeverity,
        String detectedText,
        @Nullable Instant detectedAt,
        boolean drill,
        String reporter,
        List<String> assets,
        List<String> accounts,
        List<Indicator> indicators) {

    /** A case that a person describes, with nothing named yet. */
    public static NewCase of(String title, String description, String source, String reportedSeverity) {
        return new NewCase(
                title, description, source, reportedSeverity, "", null, false, "", List.of(), List.of(), List.of());
    }

    /** The same, reported by an employee, who is thanked and hears the outcome. */
    public NewCase reportedBy(String mail) {
        return new NewCase(
                title,
                description,
                source,
                reportedSeverity,
                detectedText,
                detectedAt,
                drill,
                mail,
                assets,
                accounts,
                indicators);
    }

    /** The same, as a drill. */
    public NewCase asDrill() {
        return new NewCase(
                title,
                description,
                source,
                reportedSeverity,
                detectedText,
                detectedAt,
                true,
                reporter,
                assets,
                accounts,
                indicators);
    }

    /** What the case counts as until the plan has classified it; a case is never only informational. */
    String firstSeverity() {
        return reportedSeverity.equals("informational") ? "low" : reportedSeverity;
    }
}
