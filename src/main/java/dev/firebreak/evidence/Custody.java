package dev.firebreak.evidence;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to the chain of custody, and to the record in the same transaction. */
@Component
class Custody {

    static final String NO_CHANGES = "none";

    private final EvidenceRows rows;
    private final AuditLog audit;
    private final Clock clock;

    Custody(EvidenceRows rows, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param happenedAt null for now */
    CustodyEvent add(
            EvidenceItem item,
            CustodyKind kind,
            String person,
            @Nullable Instant happenedAt,
            String place,
            String reason,
            String changes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CustodyEvent event = new CustodyEvent(
                kind, person, happenedAt == null ? now : happenedAt, place, reason, changes, Actor.current(), now);
        rows.add(item.id(), event);
        audit.append(AuditEntry.ofCase(
                kind.entry(),
                item.caseKey().text(),
                "Evidence " + item.id() + " '" + item.name() + "' " + kind.plain() + " " + person + ": " + reason,
                Map.of(
                        "item", item.id(),
                        "name", item.name(),
                        "size", item.size(),
                        "sha256", item.sha256(),
                        "person", person,
                        "happenedAt", event.happenedAt().toString(),
                        "place", place,
                        "reason", reason,
                        "changes", changes)));
        return event;
    }
}
