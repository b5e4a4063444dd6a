package dev.firebreak.evidence;

import dev.firebreak.audit.Actor;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseReader;
import dev.firebreak.cases.CaseState;
import dev.firebreak.cases.CaseVisibility;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.web.Refusal;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes evidence in, and says who has it. Whatever happens to an item is in its chain of custody and in the record, in the
 * transaction of the thing itself. All of it throws a {@link Refusal} with a sentence: 404 where the person may not know of
 * the case, 403 where they only read, 409 where it does not fit, 422 where something is missing.
 */
@Component
class EvidenceLocker {

    private final CaseReader reader;
    private final CaseVisibility visibility;
    private final Cases cases;
    private final Uploads uploads;
    private final EvidenceRows rows;
    private final Custody custody;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EvidenceLocker(
            CaseReader reader,
            CaseVisibility visibility,
            Cases cases,
            Uploads uploads,
            EvidenceRows rows,
            Custody custody,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.visibility = visibility;
        this.cases = cases;
        this.uploads = uploads;
        this.rows = rows;
        this.custody = custody;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What is said of a new item.
     *
     * @param description what it is
     * @param place where it comes from: a machine and a path, a person
     * @param reason why it is kept
     * @param collectedBy who collected it; the current person unless said
     * @param collectedAt when; now unless said
     */
    record Label(
            @Nullable String description,
            @Nullable String place,
            @Nullable String reason,
            @Nullable String collectedBy,
            @Nullable String collectedAt) {}

    /** What people report: handed over, copied or given back. */
    record Report(
            @Nullable String kind,
            @Nullable String person,
            @Nullable String place,
            @Nullable String reason,
            @Nullable String changes,
            @Nullable String happenedAt) {}

    /** Stores a file as evidence, whole or not at all. Streams: the file is never in memory, and no transaction waits for it. */
    EvidenceItem store(String caseKey, Label label, String fileName, InputStream file) {
        CaseKey key = workable(caseKey);
        String name = FileName.label(fileName);
        if (name.isEmpty()) {
            throw Said.invalid("There is no file. Choose one.");
        }
        String description = Said.text("description", label.description(), Said.TEXT);
        String place = Said.text("place", label.place(), Said.LINE);
        String reason = Said.text("reason", label.reason(), Said.TEXT);
        String by = Said.text("collectedBy", label.collectedBy(), Said.LINE, Actor.current());
        Instant at = Said.moment("collectedAt", label.collectedAt(), clock);
        StoredContent content = uploads.receive(file);
        boolean stored = false;
        try {
            EvidenceItem item = transaction.execute(status -> {
                // The case may have been restricted or merged while the file came in.
                EvidenceItem added = rows.add(workable(caseKey), name, description, content);
                custody.add(added, CustodyKind.COLLECTED, by, at, place, reason, Custody.NO_CHANGES);
                return added;
            });
            stored = true;
            return item;
        } finally {
            if (!stored) {
                uploads.drop(content);
            }
        }
    }

    /** Records what happened to an item outside. */
    CustodyEvent report(String caseKey, long id, Report report) {
        visibility.requireWork(reader.key(caseKey));
        EvidenceItem item = present(caseKey, id);
        CustodyKind kind = CustodyKind.reported(report.kind() == null ? "" : report.kind())
                .orElseThrow(() -> Said.invalid("'kind' must be transferred, copied or returned."));
        if (kind == CustodyKind.RETURNED && rows.custody(id).handedOver().isEmpty()) {
            throw Said.conflict(
                    "The item is with nobody else, so it cannot be given back. Record its handing over first.");
        }
        String person = Said.text("person", report.person(), Said.LINE);
        String place = Said.text("place", report.place(), Said.LINE);
        String reason = Said.text("reason", report.reason(), Said.TEXT);
        String changes = Said.text("changes", report.changes(), Said.TEXT, Custody.NO_CHANGES);
        Instant at = Said.moment("happenedAt", report.happenedAt(), clock);
        return transaction.execute(status -> custody.add(item, kind, person, at, place, reason, changes));
    }

    /** Lets the current person read the content, and records that. The content itself is sent after this. */
    EvidenceItem open(String caseKey, long id, @Nullable String reason, String from) {
        EvidenceItem item = present(caseKey, id);
        String why = Said.text("reason", reason, Said.TEXT);
        transaction.executeWithoutResult(status -> custody.add(
                item, CustodyKind.ACCESSED, Actor.current(), null, "sent to " + from, why, Custody.NO_CHANGES));
        return item;
    }

    /** @throws Refusal 404 where the case has no such item that the person may know of */
    EvidenceItem get(String caseKey, long id) {
        CaseKey key = reader.key(caseKey);
        return rows.find(id)
                .filter(item -> item.caseKey().equals(key))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "No such evidence", "Case " + key + " has no evidence " + id + "."));
    }

    /** @throws Refusal as {@link #get}; 409 where its content is gone */
    EvidenceItem present(String caseKey, long id) {
        EvidenceItem item = get(caseKey, id);
        if (item.disposed()) {
            throw Said.conflict(
                    "Its content was disposed of by the decision of two people; its chain of custody says when and "
                            + "why, and has ended.");
        }
        return item;
    }

    private CaseKey workable(String caseKey) {
        CaseKey key = reader.key(caseKey);
        visibility.requireWork(key);
        IncidentCase incident = cases.get(key);
        if (incident.state() == CaseState.MERGED) {
            throw Said.conflict("Case " + key + " goes on in " + incident.mergedInto() + ". Store evidence there.");
        }
        return key;
    }
}
