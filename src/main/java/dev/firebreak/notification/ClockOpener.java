package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.notification.Obligation.Limit;
import dev.firebreak.roster.Roster;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts the clocks of obligations whose event has happened, each once in a case. */
@Component
class ClockOpener {

    private final Obligations obligations;
    private final ClockStarts starts;
    private final ClockTable table;
    private final Cases cases;
    private final Roster roster;
    private final AuditLog audit;
    private final Clock clock;

    ClockOpener(
            Obligations obligations,
            ClockStarts starts,
            ClockTable table,
            Cases cases,
            Roster roster,
            AuditLog audit,
            Clock clock) {
        this.obligations = obligations;
        this.starts = starts;
        this.table = table;
        this.cases = cases;
        this.roster = roster;
        this.audit = audit;
        this.clock = clock;
    }

    void open(CaseKey key, String deployment, List<String> named) {
        IncidentCase about = cases.get(key);
        named.stream()
                .distinct()
                .filter(id -> !table.isOpened(key.text(), id))
                .forEach(id -> open(about, id, obligations.get(deployment, id)));
    }

    /** Starts those of the named obligations whose clock runs from the submission of another one. */
    void openAfter(CaseKey key, String deployment, List<String> named, String submitted) {
        open(
                key,
                deployment,
                named.stream()
                        .filter(id -> obligations
                                .find(deployment, id)
                                .flatMap(Obligation::predecessor)
                                .filter(submitted::equals)
                                .isPresent())
                        .toList());
    }

    private void open(IncidentCase about, String id, Obligation obligation) {
        if (!obligation.inForce(LocalDate.ofInstant(clock.instant(), zone())) || obligation.opensOnEvent()) {
            return;
        }
        start(obligation.clockStarts(), about).ifPresent(start -> {
            Optional<ClockStart> second = Optional.ofNullable(obligation.notLaterThan())
                    .map(Limit::clockStarts)
                    .flatMap(event -> start(event, about));
            add(about, id, obligation, start, Deadline.of(obligation, start, second, zone()));
        });
    }

    private Optional<ClockStart> start(String event, IncidentCase about) {
        return starts.of(event, about.key().text(), about.openedAt(), zone());
    }

    private void add(IncidentCase about, String id, Obligation obligation, ClockStart start, Instant deadline) {
        String key = about.key().text();
        LegalClock opened = new LegalClock(
                key + ":" + id,
                key,
                id,
                obligation.regime(),
                obligation.article(),
                obligation.recipient(),
                obligation.template(),
                obligation.contentRequired(),
                start.at(),
                start.why(),
                deadline,
                LegalClock.OPEN,
                "",
                "",
                "",
                "",
                null,
                null,
                null);
        if (!table.add(opened)) {
            return;
        }
        audit.append(AuditEntry.ofCase(
                "ClockOpened",
                key,
                opened.name() + " must be answered by " + NoticeModel.time(deadline, zone()) + ": " + start.why(),
                Map.of("clock", opened.id(), "obligation", id, "startedAt", start.at(), "deadline", deadline)));
    }

    private ZoneId zone() {
        return roster.organisation().timezone();
    }
}
