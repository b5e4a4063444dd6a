package dev.firebreak.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the record of a case. */
@Component
public class Timeline {

    static final String COLUMNS = "at, actor, kind, process, element, summary, details";

    private final JdbcTemplate jdbc;

    Timeline(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The entries of a case, oldest first; empty for a case that does not exist. */
    public List<TimelineEntry> of(String caseKey) {
        return jdbc.query(
                "SELECT number AS place, " + COLUMNS + " FROM audit.entry WHERE case_key = ? ORDER BY number",
                Timeline::entry,
                caseKey);
    }

    /** Entries of a case after the one of that number, oldest first, at most {@code limit}: one page of a long timeline. */
    public List<TimelineEntry> of(String caseKey, long after, int limit) {
        return jdbc.query(
                "SELECT number AS place, " + COLUMNS
                        + " FROM audit.entry WHERE case_key = ? AND number > ? ORDER BY number LIMIT ?",
                Timeline::entry,
                caseKey,
                after,
                limit);
    }

    static TimelineEntry entry(ResultSet row, int number) throws SQLException {
        return new TimelineEntry(
                row.getLong("place"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("process"),
                row.getString("element"),
                row.getString("summary"),
                row.getString("details"));
    }
}
