package dev.firebreak.evidence;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Disposes of evidence that policy keeps no longer: one person asks, another one decides. The database refuses the same person
 * twice and a case on legal hold too. What is said of the item stays; its content goes.
 */
@Component
class Disposals {

    private final JdbcTemplate jdbc;
    private final Retention retention;
    private final LegalHolds holds;
    private final Custody custody;
    private final ContentStores stores;
    private final AuditLog audit;
    private final Clock clock;

    Disposals(
            JdbcTemplate jdbc,
            Retention retention,
            LegalHolds holds,
            Custody custody,
            ContentStores stores,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.holds = holds;
        this.custody = custody;
        this.stores = stores;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request that waits for another person. */
    record Asked(long id, String person, String reason, Instant at) {}

    Optional<Asked> waiting(long item) {
        return jdbc
                .query(
                        """
                        SELECT * FROM evidence.disposal_request r WHERE r.item_id = ?
                        AND NOT EXISTS (SELECT 1 FROM evidence.disposal_decision d WHERE d.request_id = r.id)
                        ORDER BY r.id DESC LIMIT 1
                        """,
                        (row, n) -> new Asked(
                                row.getLong("id"),
                                row.getString("person"),
                                row.getString("reason"),
                                row.getTimestamp("at").toInstant()),
                        item)
                .stream()
                .findFirst();
    }

    /** Whose requests for items of a case wait, by the item's number. */
    Map<Long, String> waiting(CaseKey key) {
        Map<Long, String> people = new HashMap<>();
        jdbc.query(
                """
                SELECT r.item_id, r.person FROM evidence.disposal_request r JOIN evidence.item i ON i.id = r.item_id
                WHERE i.case_key = ?
                AND NOT EXISTS (SELECT 1 FROM evidence.disposal_decision d WHERE d.request_id = r.id) ORDER BY r.id
                """,
                row -> {
                    people.put(row.getLong("item_id"), row.getString("person"));
                },
                key.text());
        return people;
    }

    @Transactional
    public void request(EvidenceItem item, @Nullable String reason) {
        String why = Said.text("reason", reason, Said.TEXT);
        holds.takeTurns(item.caseKey());
        requireFree(item);
        if (waiting(item.id()).isPresent()) {
            throw Said.conflict("Its disposal is asked for already. Another person decides.");
        }
        jdbc.update(
                "INSERT INTO evidence.disposal_request (item_id, person, reason, at) VALUES (?, ?, ?, ?)",
                item.id(),
                Actor.current(),
                why,
                Timestamp.from(clock.instant()));
        record("DisposalRequested", item, Actor.current() + " asks to dispose of " + item.plain() + ": " + why, why);
    }

    /** The second person's decision; the content is gone when this is durable, or soon after where it is a file. */
    @Transactional
    public void decide(EvidenceItem item, boolean approved, @Nullable String reason) {
        String why = Said.text("reason", reason, Said.TEXT);
        holds.takeTurns(item.caseKey());
        Asked asked = waiting(item.id())
                .orElseThrow(() -> Said.conflict("Nobody asked to dispose of it. Ask first; another person decides."));
        String person = Actor.current();
        if (person.equals(asked.person())) {
            throw Said.conflict("You asked for it yourself. Another person decides.");
        }
        if (approved) {
            requireFree(item);
        }
        store(item, asked, person, approved, why);
        if (approved) {
            custody.add(
                    item,
                    CustodyKind.DISPOSED,
                    person,
                    null,
                    "Firebreak",
                    asked.reason() + " " + why,
                    "content removed");
            afterCommit(() -> stores.of(item.storage()).remove(item.place()));
        } else {
            record("DisposalDeclined", item, person + " keeps " + item.plain() + ": " + why, why);
        }
    }

    private void store(EvidenceItem item, Asked asked, String person, boolean approved, String why) {
        try {
            jdbc.update(
                    """
                    INSERT INTO evidence.disposal_decision (request_id, item_id, requester, person, approved, reason, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """, asked.id(), item.id(), asked.person(), person, approved, why, Timestamp.from(clock.instant()));
        } catch (DuplicateKeyException e) {
            throw Said.conflict("Somebody else decided at the same moment. Look at it again.");
        }
    }

    private void requireFree(EvidenceItem item) {
        holds.of(item.caseKey()).ifPresent(hold -> {
            throw Said.conflict("Case " + item.caseKey() + " is on legal hold: " + hold.reason());
        });
        Retention.Kept kept = retention.of(item.caseKey());
        if (!kept.over()) {
            throw Said.conflict(kept.plain());
        }
    }

    private void record(String kind, EvidenceItem item, String summary, String reason) {
        audit.append(
                AuditEntry.ofCase(kind, item.caseKey().text(), summary, Map.of("item", item.id(), "reason", reason)));
    }

    private static void afterCommit(Runnable what) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                what.run();
            }
        });
    }
}
