package dev.firebreak.evidence;

import dev.firebreak.audit.Actor;
import dev.firebreak.cases.CaseKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The items and their custody, as stored. */
@Component
class EvidenceRows {

    private static final String ITEMS = """
            SELECT i.*, EXISTS (SELECT 1 FROM evidence.disposal_decision d WHERE d.item_id = i.id AND d.approved) AS disposed
            FROM evidence.item i
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    EvidenceRows(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The new item; from now on its content belongs to it. */
    EvidenceItem add(CaseKey key, String name, String description, StoredContent content) {
        Long id = jdbc.queryForObject(
                """
                INSERT INTO evidence.item (case_key, name, description, size, sha256, storage, place, stored_at, stored_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                Long.class,
                key.text(),
                name,
                description,
                content.size(),
                content.sha256(),
                content.storage().word(),
                content.place(),
                Timestamp.from(clock.instant()),
                Actor.current());
        return find(id == null ? 0 : id).orElseThrow();
    }

    Optional<EvidenceItem> find(long id) {
        return jdbc.query(ITEMS + " WHERE i.id = ?", EvidenceRows::item, id).stream()
                .findFirst();
    }

    /** Oldest first. */
    List<EvidenceItem> of(CaseKey key) {
        return jdbc.query(ITEMS + " WHERE i.case_key = ? ORDER BY i.id", EvidenceRows::item, key.text());
    }

    void add(long item, CustodyEvent event) {
        jdbc.update(
                """
                INSERT INTO evidence.custody
                (item_id, kind, person, happened_at, place, reason, changes, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                item,
                event.kind().word(),
                event.person(),
                Timestamp.from(event.happenedAt()),
                event.place(),
                event.reason(),
                event.changes(),
                event.recordedBy(),
                Timestamp.from(event.recordedAt()));
    }

    CustodyChain custody(long item) {
        return new CustodyChain(
                jdbc.query("SELECT * FROM evidence.custody WHERE item_id = ? ORDER BY id", EvidenceRows::event, item));
    }

    /** Of every item of a case, by the item's number. */
    Map<Long, CustodyChain> custody(CaseKey key) {
        Map<Long, List<CustodyEvent>> events = new HashMap<>();
        jdbc.query(
                """
                SELECT c.* FROM evidence.custody c JOIN evidence.item i ON i.id = c.item_id
                WHERE i.case_key = ? ORDER BY c.id
                """,
                (ResultSet row) -> {
                    events.computeIfAbsent(row.getLong("item_id"), item -> new ArrayList<>())
                            .add(event(row, 0));
                },
                key.text());
        Map<Long, CustodyChain> chains = new HashMap<>();
        events.forEach((item, each) -> chains.put(item, new CustodyChain(each)));
        return chains;
    }

    private static EvidenceItem item(ResultSet row, int number) throws SQLException {
        return new EvidenceItem(
                row.getLong("id"),
                new CaseKey(row.getString("case_key")),
                row.getString("name"),
                row.getString("description"),
                row.getLong("size"),
                row.getString("sha256"),
                Storage.of(row.getString("storage")),
                row.getString("place"),
                row.getTimestamp("stored_at").toInstant(),
                row.getString("stored_by"),
                row.getBoolean("disposed"));
    }

    private static CustodyEvent event(ResultSet row, int number) throws SQLException {
        return new CustodyEvent(
                CustodyKind.of(row.getString("kind")),
                row.getString("person"),
                row.getTimestamp("happened_at").toInstant(),
                row.getString("place"),
                row.getString("reason"),
                row.getString("changes"),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
