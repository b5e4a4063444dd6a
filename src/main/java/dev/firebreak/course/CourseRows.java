package dev.firebreak.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The engine's history of cases, one round trip for all of them; times are UTC. */
@Component
class CourseRows {

    private static final String HISTORY = """
            SELECT p.business_key_, p.id_ AS run, p.proc_def_id_, p.start_time_ AS run_began, p.end_time_ AS run_ended,
                a.act_id_, a.act_name_, a.act_type_, a.start_time_, a.end_time_, a.act_inst_state_, a.task_id_,
                a.assignee_, t.due_date_
            FROM act_hi_procinst p
            LEFT JOIN act_hi_actinst a ON a.proc_inst_id_ = p.id_
            LEFT JOIN act_hi_taskinst t ON t.id_ = a.task_id_
            WHERE p.business_key_ = ANY (?)
            ORDER BY p.root_proc_inst_id_ <> p.id_, p.start_time_, p.id_, a.start_time_, a.sequence_counter_
            """;

    /** As {@code ActivityInstanceState} of the engine numbers them. */
    private static final int CANCELED = 2;

    private final JdbcTemplate jdbc;

    CourseRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Case key → its runs, without names and flows. */
    Map<String, List<Run>> of(Collection<String> keys, Map<String, Completion> completions) {
        Map<String, Map<String, Run>> found = new LinkedHashMap<>();
        jdbc.query(
                HISTORY,
                row -> {
                    Map<String, Run> runs =
                            found.computeIfAbsent(row.getString("business_key_"), key -> new LinkedHashMap<>());
                    String id = row.getString("run");
                    Run known = runs.get(id);
                    Run run = known == null ? run(id, row) : known;
                    runs.put(id, run);
                    if (row.getString("act_id_") != null) {
                        run.steps().add(step(row, completions));
                    }
                },
                (Object) keys.toArray(String[]::new));
        Map<String, List<Run>> all = new LinkedHashMap<>();
        found.forEach((key, runs) -> all.put(key, List.copyOf(runs.values())));
        return all;
    }

    private static Run run(String id, ResultSet row) throws SQLException {
        return new Run(
                id,
                row.getString("proc_def_id_"),
                "",
                row.getTimestamp("run_began").toInstant(),
                instant(row, "run_ended"),
                Set.of(),
                new ArrayList<>());
    }

    private static Step step(ResultSet row, Map<String, Completion> completions) throws SQLException {
        String element = row.getString("act_id_");
        String assignee = Objects.toString(row.getString("assignee_"), "");
        Completion completion = completions.get(Objects.toString(row.getString("task_id_"), ""));
        return new Step(
                element,
                Objects.toString(row.getString("act_name_"), element),
                row.getString("act_type_"),
                row.getTimestamp("start_time_").toInstant(),
                instant(row, "end_time_"),
                row.getInt("act_inst_state_") == CANCELED,
                completion == null ? assignee : completion.actor(),
                completion == null ? null : completion.roles(),
                instant(row, "due_date_"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
