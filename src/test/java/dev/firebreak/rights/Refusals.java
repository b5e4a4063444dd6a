package dev.firebreak.rights;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The refusals in the record since this was made. */
final class Refusals {

    private final JdbcTemplate jdbc;
    private final long after;

    Refusals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        Long last = jdbc.queryForObject("SELECT coalesce(max(seq), 0) FROM audit.entry", Long.class);
        this.after = last == null ? 0 : last;
    }

    /** As {@code login METHOD path}; nobody is called anonymous. */
    List<String> recorded() {
        return jdbc.queryForList(
                "SELECT actor || ' ' || (details ->> 'method') || ' ' || (details ->> 'path') FROM audit.entry "
                        + "WHERE kind = 'AccessRefused' AND seq > ?",
                String.class,
                after);
    }

    List<String> kinds(String actorOrLogin) {
        return jdbc.queryForList(
                "SELECT kind FROM audit.entry WHERE seq > ? AND (actor = ? OR details ->> 'login' = ?) ORDER BY seq",
                String.class,
                after,
                actorOrLogin,
                actorOrLogin);
    }
}
