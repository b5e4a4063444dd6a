package dev.firebreak.alert;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.web.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a case from an alert that was only recorded, when a person finds it worth one. */
@Component
class AlertOpener {

    private final Alerts alerts;
    private final AlertRows rows;
    private final CaseDesk desk;
    private final AuditLog audit;

    AlertOpener(Alerts alerts, AlertRows rows, CaseDesk desk, AuditLog audit) {
        this.alerts = alerts;
        this.rows = rows;
        this.desk = desk;
        this.audit = audit;
    }

    /** The new case. */
    @Transactional
    public CaseRef open(UUID id) {
        StoredAlert alert = alerts.find(id).orElseThrow(() -> UnknownAlert.of(id.toString()));
        if (alert.caseKey() != null) {
            throw belongs(alert.caseKey());
        }
        CaseRef opened = desk.open(alert.accepted());
        if (!rows.opened(id, opened.key())) {
            throw belongs("a case that was opened just now");
        }
        audit.append(AuditEntry.ofCase(
                "CaseOpenedFromAlert",
                opened.key(),
                Actor.current() + " opened the case from the recorded alert '" + alert.title() + "'",
                Map.of("alertId", id)));
        return opened;
    }

    private static Refusal belongs(String to) {
        return new Refusal(
                HttpStatus.CONFLICT, "Has a case already", "This alert belongs to " + to + ". Work on it there.");
    }
}
