package dev.firebreak.alert;

import dev.firebreak.audit.CaseReadings;
import dev.firebreak.web.PageOf;
import dev.firebreak.web.SearchWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The alerts that were kept. Whoever shows them asks for the reader's right first. */
@Component
public class Alerts {

    private final JdbcTemplate jdbc;
    private final AlertRows rows;
    private final CaseDesk desk;
    private final CaseReadings readings;

    Alerts(JdbcTemplate jdbc, AlertRows rows, CaseDesk desk, CaseReadings readings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.desk = desk;
        this.readings = readings;
    }

    /** The alerts of a case, oldest first. */
    public List<StoredAlert> of(String caseKey) {
        return jdbc.query(
                "SELECT " + AlertRows.COLUMNS + " FROM alert WHERE case_key = ? ORDER BY received_at, id",
                rows::read,
                caseKey);
    }

    /** The newest alerts of a case, newest first: a storm may bring thousands. */
    public List<StoredAlert> newest(String caseKey, int most) {
        return jdbc.query(
                "SELECT " + AlertRows.COLUMNS + " FROM alert WHERE case_key = ? ORDER BY received_at DESC, id LIMIT ?",
                rows::read,
                caseKey,
                most);
    }

    /** The alerts of one case go on in another one. */
    public void move(String fromCase, String intoCase) {
        jdbc.update("UPDATE alert SET case_key = ? WHERE case_key = ?", intoCase, fromCase);
    }

    /** One alert by what an address calls it, for somebody to look at; empty also where that is no id. */
    Optional<StoredAlert> find(String id) {
        try {
            Optional<StoredAlert> found = find(UUID.fromString(id));
            found.map(StoredAlert::caseKey).ifPresent(caseKey -> readings.read(Set.of(caseKey)));
            return found;
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One alert; empty if there is none, or it belongs to a case that the current person may not know of. */
    Optional<StoredAlert> find(UUID id) {
        List<Object> values = new ArrayList<>(List.of(id));
        String visible = visible(values);
        return jdbc
                .query(
                        "SELECT " + AlertRows.COLUMNS + " FROM alert WHERE id = ?" + visible,
                        rows::read,
                        values.toArray())
                .stream()
                .findFirst();
    }

    /** The request body that brought an alert, byte for byte. */
    byte[] payload(UUID id) {
        byte[] body = jdbc.queryForObject(
                "SELECT p.body FROM alert a JOIN alert_payload p ON p.id = a.payload WHERE a.id = ?", byte[].class, id);
        return body == null ? new byte[0] : body;
    }

    /** Alerts, newest first, as far as the current person may know of their cases. */
    PageOf<StoredAlert> page(String q, String source, int page) {
        List<Object> values = new ArrayList<>();
        String where = " WHERE true" + visible(values);
        if (!source.isBlank()) {
            where += " AND source = ?";
            values.add(source.replace("\0", ""));
        }
        String words = SearchWords.query(q);
        if (!words.isEmpty()) {
            where += " AND search @@ to_tsquery('simple', ?)";
            values.add(words);
        }
        Long total = jdbc.queryForObject(PageOf.counting("alert", where, page), Long.class, values.toArray());
        values.add(PageOf.SIZE);
        values.add((long) PageOf.SIZE * page);
        List<StoredAlert> items = jdbc.query(
                "SELECT " + AlertRows.COLUMNS + " FROM alert" + where
                        + " ORDER BY received_at DESC, id DESC LIMIT ? OFFSET ?",
                rows::read,
                values.toArray());
        return new PageOf<>(items, total == null ? 0 : total, page, PageOf.SIZE);
    }

    /** Every source that ever sent an alert, found by hopping along the index: alerts are many, sources are few. */
    List<String> sources() {
        return jdbc.queryForList("""
                WITH RECURSIVE known (source) AS (
                    (SELECT source FROM alert ORDER BY source LIMIT 1)
                    UNION ALL
                    SELECT (SELECT a.source FROM alert a WHERE a.source > k.source ORDER BY a.source LIMIT 1)
                    FROM known k WHERE k.source IS NOT NULL
                )
                SELECT source FROM known WHERE source IS NOT NULL LIMIT 50
                """, String.class);
    }

    private String visible(List<Object> values) {
        List<String> hidden = desk.hidden();
        if (hidden.isEmpty()) {
            return "";
        }
        values.add(hidden.toArray(String[]::new));
        return " AND (case_key IS NULL OR case_key <> ALL (?))";
    }
}
