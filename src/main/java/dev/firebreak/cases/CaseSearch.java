package dev.firebreak.cases;

import dev.firebreak.web.PageOf;
import dev.firebreak.web.SearchWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lists of cases, newest first, as far as the current person may know of them. */
@Component
public class CaseSearch {

    private final JdbcTemplate jdbc;
    private final Cases cases;
    private final CaseVisibility visibility;

    CaseSearch(JdbcTemplate jdbc, Cases cases, CaseVisibility visibility) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.visibility = visibility;
    }

    /** @param page counted from 0 */
    public PageOf<IncidentCase> find(CaseFilter filter, int page) {
        Query query = new Query();
        query.narrow("state", filter.state());
        query.narrow("severity", filter.severity());
        query.narrow("drill", filter.drill());
        String words = SearchWords.query(filter.q() == null ? "" : filter.q());
        if (!words.isEmpty()) {
            query.add("search @@ to_tsquery('simple', ?)", words);
        }
        List<String> hidden = visibility.hidden();
        if (!hidden.isEmpty()) {
            query.add("key <> ALL (?)", hidden.toArray(String[]::new));
        }
        Long total = jdbc.queryForObject(
                PageOf.counting("incident_case", query.where, page), Long.class, query.values.toArray());
        query.values.add(PageOf.SIZE);
        query.values.add((long) PageOf.SIZE * page);
        List<IncidentCase> items =
                cases.list(query.where + " ORDER BY opened_at DESC, key DESC LIMIT ? OFFSET ?", query.values.toArray());
        return new PageOf<>(items, total == null ? 0 : total, page, PageOf.SIZE);
    }

    private static final class Query {

        private final List<Object> values = new ArrayList<>();
        private String where = " WHERE true";

        void narrow(String column, @Nullable Object value) {
            // PostgreSQL takes no NUL, not even to compare with.
            Object asked = value instanceof String text ? text.replace("\0", "") : value;
            if (asked != null && !asked.equals("")) {
                add(column + " = ?", asked);
            }
        }

        void add(String condition, Object value) {
            where += " AND " + condition;
            values.add(value);
        }
    }
}
