package dev.firebreak.alert;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides what becomes of an alert. One that is known is answered as it was; an update joins the open case of its id;
 * what is too slight is recorded; anything else opens a case. All alerts of a request are kept, or none.
 */
@Component
class AlertIntake {

    private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);

    /** The plan may change a case just when an alert joins it; few senders try again by themselves. */
    private static final int TRIES = 3;

    private final AlertRows rows;
    private final AlertLocks locks;
    private final CaseDesk desk;
    private final AuditLog audit;
    private final Clock clock;
    private final AlertSeverity openFrom;
    private final TransactionTemplate transaction;

    AlertIntake(
            AlertRows rows,
            AlertLocks locks,
            CaseDesk desk,
            AuditLog audit,
            Clock clock,
            AlertProperties properties,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.locks = locks;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
        this.openFrom = properties.openFrom();
        this.transaction = transaction;
    }

    /** One receipt per alert, in order; stored when this returns. */
    List<AlertReceipt> accept(byte[] body, List<NormalAlert> alerts) {
        for (int failed = 0; failed < TRIES - 1; failed++) {
            try {
                return acceptOnce(body, alerts);
            } catch (OptimisticLockingException | PessimisticLockingFailureException e) {
                LOG.info("An alert met another change of its case and is taken up again: {}", e.getMessage());
            }
        }
        return acceptOnce(body, alerts);
    }

    private List<AlertReceipt> acceptOnce(byte[] body, List<NormalAlert> alerts) {
        List<AlertReceipt> receipts = transaction.execute(status -> {
            locks.take(alerts);
            Body stored = new Body(body);
            return alerts.stream().map(alert -> accept(alert, stored)).toList();
        });
        return receipts == null ? List.of() : receipts;
    }

    private AlertReceipt accept(NormalAlert alert, Body body) {
        Optional<AlertReceipt> known = rows.receipt(alert.fingerprint());
        return known.isPresent() ? known.get() : keep(alert, body);
    }

    private AlertReceipt keep(NormalAlert alert, Body body) {
        AcceptedAlert accepted =
                AcceptedAlert.of(UUID.randomUUID(), alert, clock.instant().truncatedTo(ChronoUnit.MICROS));
        AlertReceipt receipt = dispose(alert, accepted);
        rows.insert(alert, accepted, receipt, body.id());
        record(alert, receipt);
        return receipt;
    }

    private AlertReceipt dispose(NormalAlert alert, AcceptedAlert accepted) {
        Optional<String> open = rows.caseOf(alert.source(), alert.sourceId()).filter(desk::isOpen);
        if (open.isPresent()) {
            desk.join(open.get(), accepted);
            return new AlertReceipt(accepted.id(), open.get(), "joined");
        }
        if (alert.over() || !alert.severity().isAtLeast(openFrom)) {
            return new AlertReceipt(accepted.id(), null, "recorded");
        }
        return new AlertReceipt(accepted.id(), desk.open(accepted).key(), "opened");
    }

    private void record(NormalAlert alert, AlertReceipt receipt) {
        audit.append(new AuditEntry(
                "AlertAccepted",
                receipt.caseKey(),
                null,
                null,
                "Alert '" + alert.title() + "' of " + alert.source() + " " + receipt.disposition(),
                Map.of(
                        "alertId", receipt.alertId(),
                        "source", alert.source(),
                        "sourceId", alert.sourceId(),
                        "severity", alert.severity().word(),
                        "disposition", receipt.disposition(),
                        "fingerprint", alert.fingerprint().hex())));
    }

    /** Stores the request's bytes once, when the first of its alerts is new. */
    private final class Body {

        private final byte[] bytes;
        private @Nullable UUID id;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        UUID id() {
            if (id == null) {
                id = rows.insertPayload(bytes);
            }
            return id;
        }
    }
}
