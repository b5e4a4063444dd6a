package dev.firebreak.cases;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases: the row and the start of the plan in one transaction. */
@Component
public class CaseOpener {

    private final CaseNumbers numbers;
    private final CaseRows rows;
    private final StartVariables variables;
    private final CaseMessages messages;
    private final AuditLog audit;
    private final Clock clock;

    CaseOpener(
            CaseNumbers numbers,
            CaseRows rows,
            StartVariables variables,
            CaseMessages messages,
            AuditLog audit,
            Clock clock) {
        this.numbers = numbers;
        this.rows = rows;
        this.variables = variables;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** The key of the new case. It is open, and worked by the plan in force, when the surrounding transaction commits. */
    @Transactional
    public CaseKey open(NewCase opened) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CaseKey key = numbers.next();
        rows.insert(key, opened, now);
        audit.append(AuditEntry.ofCase(
                "CaseOpened",
                key.text(),
                Actor.current() + " opened the case: " + opened.title(),
                Map.of(
                        "source", opened.source(),
                        "reportedSeverity", opened.reportedSeverity(),
                        "drill", opened.drill())));
        messages.start("AlertAccepted", key, variables.of(key, opened));
        return key;
    }
}
