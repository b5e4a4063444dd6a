package dev.firebreak.cases;

import dev.firebreak.web.PagePanel;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** On the board: which roles have tasks past their due date. */
@Component
@Order(20)
class OverdueBoardPanel implements PagePanel {

    /** A task of several roles counts for each. */
    private static final String LATE = """
            SELECT l.group_id_ AS role, count(*) AS tasks, min(t.due_date_) AS oldest
            FROM act_ru_task t JOIN act_ru_identitylink l ON l.task_id_ = t.id_ AND l.type_ = 'candidate'
            WHERE t.due_date_ < ? AND l.group_id_ IS NOT NULL
            GROUP BY l.group_id_ ORDER BY tasks DESC, role
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    OverdueBoardPanel(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String page() {
        return BOARD;
    }

    @Override
    public String fragment() {
        return "cases/board :: overdue";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        return jdbc.query(
                LATE,
                (row, n) -> new Late(
                        row.getString("role"),
                        row.getLong("tasks"),
                        row.getTimestamp("oldest").toInstant()),
                Timestamp.from(clock.instant()));
    }

    /** Tasks of a role that are past their due date. */
    record Late(String role, long tasks, Instant oldest) {}
}
