package dev.firebreak.readiness;

import dev.firebreak.cases.CaseVisibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The actions that reviews asked for. */
@Component
class FollowUps {

    /** An action is open while its process instance runs; the engine keeps running ones in this table. */
    private static final String OPEN = """
            SELECT process_instance, case_key, title, owner, due_at, opened_at FROM follow_up
            WHERE EXISTS (SELECT 1 FROM act_ru_execution running WHERE running.id_ = follow_up.process_instance)
            ORDER BY due_at, process_instance
            """;

    private final JdbcTemplate jdbc;
    private final CaseVisibility visibility;

    FollowUps(JdbcTemplate jdbc, CaseVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    void add(FollowUp followUp) {
        jdbc.update(
                "INSERT INTO follow_up (process_instance, case_key, title, owner, due_at, opened_at) "
                        + "VALUES (?, ?, ?, ?, ?, ?)",
                followUp.processInstance(),
                followUp.caseKey(),
                followUp.title(),
                followUp.owner(),
                Timestamp.from(followUp.dueAt()),
                Timestamp.from(followUp.openedAt()));
    }

    /** Those that nobody has verified yet, of cases that the current person may know of, the most urgent first. */
    List<FollowUp> open() {
        List<String> hidden = visibility.hidden();
        return jdbc.query(OPEN, FollowUps::read).stream()
                .filter(each -> !hidden.contains(each.caseKey()))
                .toList();
    }

    private static FollowUp read(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                row.getString("process_instance"),
                row.getString("case_key"),
                row.getString("title"),
                row.getString("owner"),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("opened_at").toInstant());
    }
}
