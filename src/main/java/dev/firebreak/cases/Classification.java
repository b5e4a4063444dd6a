package dev.firebreak.cases;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what the plan's tables say a case is, and moves what depends on it. */
@Component
class Classification {

    private final Cases cases;
    private final CaseRows rows;
    private final CaseSchedule schedule;
    private final AuditLog audit;
    private final Clock clock;

    Classification(Cases cases, CaseRows rows, CaseSchedule schedule, AuditLog audit, Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.schedule = schedule;
        this.audit = audit;
        this.clock = clock;
    }

    /** The due dates that now hold: phase → ISO text. */
    @Transactional
    public Map<String, String> apply(CaseKey key, Classified classified) {
        String before = cases.get(key).severity();
        LinkedHashMap<String, String> due = DueDates.of(classified.deadlines(), clock.instant());
        rows.classify(key, classified.severity(), classified.incidentType());
        schedule.move(key, classified.severity(), due, !before.equals(classified.severity()));
        audit.append(AuditEntry.ofCase(
                "CaseClassified",
                key.text(),
                summary(classified),
                Map.of(
                        "severity", classified.severity(),
                        "before", before,
                        "incidentType", classified.incidentType(),
                        "setByHand", classified.setByHand(),
                        "reason", classified.reason(),
                        "due", due)));
        return due;
    }

    private static String summary(Classified classified) {
        return classified.setByHand()
                ? "Severity set to " + classified.severity() + " by " + Actor.current() + ": " + classified.reason()
                : "Severity set to " + classified.severity() + " by the table";
    }
}
