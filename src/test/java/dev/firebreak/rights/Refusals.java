package dev.firebreak.rights;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The refusals in the record since this was made. */
final class Refusals {

    /** By their number, since those that wait for their place in the tree still change theirs. */
    private static final String SINCE = "(SELECT * FROM audit.entry ORDER BY seq OFFSET ?) since ";

    private final JdbcTemplate jdbc;
    private final long after;

    Refusals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        Long before = jdbc.queryForObject("SELECT count(*) FROM audit.entry", Long.class);
        this.after = before == null ? 0 : before;
    }

    /** As {@code login METHOD path}; nobody is called anonymous. */
    List<String> recorded() {
        return jdbc.queryForList(
                "SELECT actor || ' ' || (details ->> 'method') || ' ' || (details ->> 'path') FROM " + SINCE
                        + "WHERE kind = 'AccessRefused'",
                String.class,
                after);
    }

    List<String> kinds(String actorOrLogin) {
        return jdbc.queryForList(
                "SELECT kind FROM " + SINCE + "WHERE actor = ? OR details ->> 'login' = ? ORDER BY seq",
                String.class,
                after,
                actorOrLogin,
                actorOrLogin);
    }
}
