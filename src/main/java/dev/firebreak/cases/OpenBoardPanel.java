package dev.firebreak.cases;

import dev.firebreak.web.PagePanel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** On the board: open cases by severity. Restricted ones count too, without a word about them. */
@Component
@Order(10)
class OpenBoardPanel implements PagePanel {

    private static final String COUNTS = """
            SELECT s.severity, count(c.key) AS cases, min(c.opened_at) AS oldest
            FROM unnest(ARRAY['critical', 'high', 'medium', 'low']) WITH ORDINALITY AS s (severity, place)
            LEFT JOIN incident_case c ON c.severity = s.severity AND c.state = 'open' AND NOT c.drill
            GROUP BY s.severity, s.place ORDER BY s.place
            """;

    private final JdbcTemplate jdbc;

    OpenBoardPanel(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String page() {
        return BOARD;
    }

    @Override
    public String fragment() {
        return "cases/board :: open";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        List<Count> counts = jdbc.query(
                COUNTS,
                (row, n) -> new Count(
                        row.getString("severity"),
                        row.getLong("cases"),
                        row.getTimestamp("oldest") == null
                                ? null
                                : row.getTimestamp("oldest").toInstant(),
                        0));
        long most = counts.stream().mapToLong(Count::cases).max().orElse(0);
        return counts.stream()
                .map(count -> new Count(
                        count.severity(), count.cases(), count.oldest(), most == 0 ? 0 : 100 * count.cases() / most))
                .toList();
    }

    /**
     * How many cases of a severity are open.
     *
     * @param share of the longest bar, 0 to 100
     */
    record Count(String severity, long cases, @Nullable Instant oldest, long share) {}
}
