package dev.firebreak.evidence;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long policy says that evidence is kept. The policy of today counts, whenever something was stored. */
@Component
class Retention {

    private final EvidenceProperties properties;
    private final Cases cases;
    private final Clock clock;

    Retention(EvidenceProperties properties, Cases cases, Clock clock) {
        this.properties = properties;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * @param until first moment at which it may be disposed of; null while nobody can say: the case is open, or no line of the
     *     policy fits
     * @param plain a sentence for people
     */
    record Kept(@Nullable Instant until, boolean over, String plain) {}

    Kept of(CaseKey key) {
        IncidentCase incident = cases.get(key);
        IncidentCase last = last(incident);
        RetentionRule rule = properties.retention().stream()
                .filter(each -> each.fits(incident))
                .findFirst()
                .orElse(null);
        if (rule == null) {
            return new Kept(
                    null, false, "No line of the retention policy fits this case: its evidence is kept for ever.");
        }
        if (last.endedAt() == null) {
            return new Kept(
                    null,
                    false,
                    "Evidence is kept while case " + last.key() + " is open, and then for " + plain(rule) + ".");
        }
        Instant until =
                last.endedAt().atOffset(ZoneOffset.UTC).plus(rule.keep()).toInstant();
        boolean over = !clock.instant().isBefore(until);
        String day = until.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return new Kept(
                until,
                over,
                over ? "Policy let evidence go on " + day + "." : "Policy keeps evidence until " + day + ".");
    }

    /** A merged case ends when the one ends that it went on in. */
    private IncidentCase last(IncidentCase incident) {
        IncidentCase last = incident;
        while (last.mergedInto() != null) {
            last = cases.get(last.mergedInto());
        }
        return last;
    }

    /** "10 years", "1 year 6 months". */
    private static String plain(RetentionRule rule) {
        return (part(rule.keep().getYears(), "year")
                        + part(rule.keep().getMonths(), "month")
                        + part(rule.keep().getDays(), "day"))
                .strip();
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : number + " " + unit + (number == 1 ? " " : "s ");
    }
}
