package dev.firebreak.audit;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds entries over the whole record, newest first. */
@Component
public class RecordSearch {

    /** Hops from kind to kind along the index, so that a long record costs no more than a short one. */
    private static final String KINDS = """
            WITH RECURSIVE hop AS (
                (SELECT kind FROM audit.entry ORDER BY kind LIMIT 1)
                UNION ALL
                SELECT (SELECT kind FROM audit.entry WHERE kind > hop.kind ORDER BY kind LIMIT 1)
                FROM hop WHERE hop.kind IS NOT NULL)
            SELECT kind FROM hop WHERE kind IS NOT NULL
            """;

    /** From person to person along an index of its own, which leaves readings out too. */
    static final String ACTORS = """
            WITH RECURSIVE hop AS (
                (SELECT actor FROM audit.entry WHERE case_key = ? AND kind <> 'RestrictedCaseRead' ORDER BY actor LIMIT 1)
                UNION ALL
                SELECT (SELECT actor FROM audit.entry WHERE case_key = ? AND kind <> 'RestrictedCaseRead'
                    AND actor > hop.actor ORDER BY actor LIMIT 1)
                FROM hop WHERE hop.actor IS NOT NULL)
            SELECT actor FROM hop WHERE actor IS NOT NULL
            """;

    private final JdbcTemplate jdbc;

    RecordSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Entries that match, before the one whose {@code seq} is {@code before}, newest first, at most {@code limit}. */
    public List<RecordEntry> find(RecordFilter filter, long before, int limit) {
        String place = filter.caseKey() == null ? "seq" : "number";
        StringBuilder where = new StringBuilder(place + " < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        add(where, values, " AND actor = ?", filter.actor());
        add(where, values, " AND case_key = ?", filter.caseKey());
        add(where, values, " AND kind = ?", filter.kind());
        add(where, values, " AND kind <> ALL (?)", array(filter.without()));
        add(where, values, " AND at >= ?", filter.from() == null ? null : Timestamp.from(filter.from()));
        add(where, values, " AND at < ?", filter.to() == null ? null : Timestamp.from(filter.to()));
        values.add(limit);
        return jdbc.query(
                "SELECT case_key, " + place + " AS place, " + Timeline.COLUMNS + " FROM audit.entry WHERE " + where
                        + " ORDER BY " + place + " DESC LIMIT ?",
                (row, n) -> new RecordEntry(row.getString("case_key"), Timeline.entry(row, n)),
                values.toArray());
    }

    /** The kinds that the record has entries of, in alphabetical order. */
    public List<String> kinds() {
        return jdbc.queryForList(KINDS, String.class);
    }

    /** Who did something on a case, and not only read it, in alphabetical order; Firebreak itself among them. */
    public List<String> actors(String caseKey) {
        return jdbc.queryForList(ACTORS, String.class, caseKey, caseKey);
    }

    private static String @Nullable [] array(Set<String> values) {
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }

    private static void add(StringBuilder where, List<Object> values, String clause, @Nullable Object value) {
        if (value != null) {
            where.append(clause);
            values.add(value);
        }
    }
}
