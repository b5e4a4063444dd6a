package dev.firebreak.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as Firebreak's own tables hold it; process variables are copies of this.
 *
 * @param severity critical, high, medium or low
 * @param drill whether nothing of it may reach the outside world
 * @param restricted whether only named people and auditors see it
 * @param reporter mail address of the employee who reported it, or ""
 * @param accounts logins, mailboxes and other accounts that it touches
 * @param indicators what points to the attacker
 * @param mergedInto the case that went on with it, or null
 */
public record IncidentCase(
        CaseKey key,
        String title,
        String description,
        String source,
        CaseState state,
        String severity,
        String incidentType,
        boolean drill,
        boolean restricted,
        String reporter,
        List<String> assets,
        List<String> accounts,
        List<Indicator> indicators,
        @Nullable Instant detectedAt,
        Instant openedAt,
        String openedBy,
        @Nullable Instant endedAt,
        @Nullable CaseKey mergedInto) {}
