package dev.firebreak.cases;

import dev.firebreak.engine.TaskAudience;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who may know of a restricted case. */
@Component
class Restrictions implements TaskAudience {

    private final JdbcTemplate jdbc;

    Restrictions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The answer holds until the caller's transaction ends: nobody restricts the case while a task of it is made. */
    @Override
    public Optional<Set<String>> only(String caseKey) {
        boolean restricted = jdbc.queryForList(
                        "SELECT restricted FROM incident_case WHERE key = ? FOR NO KEY UPDATE", Boolean.class, caseKey)
                .contains(true);
        return restricted ? Optional.of(people(caseKey)) : Optional.empty();
    }

    /** Both the state and the people as they are at one moment; empty where the case is not restricted. */
    Optional<Restriction> find(CaseKey key) {
        return jdbc
                .query(
                        """
                        SELECT coalesce(restricted_at, opened_at) AS since,
                            ARRAY(SELECT login FROM case_person WHERE case_key = key) AS people
                        FROM incident_case WHERE key = ? AND restricted
                        """,
                        (row, n) -> new Restriction(
                                Set.of((String[]) row.getArray("people").getArray()),
                                row.getTimestamp("since").toInstant()),
                        key.text())
                .stream()
                .findFirst();
    }

    Set<String> people(String caseKey) {
        return new TreeSet<>(
                jdbc.queryForList("SELECT login FROM case_person WHERE case_key = ?", String.class, caseKey));
    }

    void replace(CaseKey key, Collection<String> logins) {
        jdbc.update("DELETE FROM case_person WHERE case_key = ?", key.text());
        logins.forEach(
                login -> jdbc.update("INSERT INTO case_person (case_key, login) VALUES (?, ?)", key.text(), login));
    }
}
