package dev.firebreak.evidence;

import dev.firebreak.cases.IncidentCase;
import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How long evidence of some cases is kept; what is null fits every case.
 *
 * @param drill whether the case is a drill
 * @param incidentType its kind, such as data-breach
 * @param severity critical, high, medium or low
 * @param keep after the end of the case, in ISO 8601, such as P10Y
 */
record RetentionRule(
        @Nullable Boolean drill,
        @Nullable String incidentType,
        @Nullable String severity,
        @NotNull Period keep) {

    boolean fits(IncidentCase incident) {
        return (drill == null || drill == incident.drill())
                && (incidentType == null || incidentType.equals(incident.incidentType()))
                && (severity == null || severity.equals(incident.severity()));
    }
}
