package dev.firebreak.cases;

import dev.firebreak.audit.CaseReadings;
import dev.firebreak.web.Groups;
import dev.firebreak.web.HiddenThing;
import dev.firebreak.web.Refusal;
import dev.firebreak.web.Roles;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What the current person may know of and work on. Firebreak itself, without a person on the thread, may all. */
@Component
public class CaseVisibility {

    private static final String ROLE = "ROLE_";
    private static final Set<String> WORKERS = Set.of(Roles.caseWorkers());

    private final JdbcTemplate jdbc;
    private final CaseReadings readings;

    CaseVisibility(JdbcTemplate jdbc, CaseReadings readings) {
        this.jdbc = jdbc;
        this.readings = readings;
    }

    /**
     * For whoever is about to see more of the case than a line in a list: an auditor's look at a restricted one is recorded.
     *
     * @throws UnknownCase if there is no such case, or it is restricted to others
     */
    public void require(CaseKey key) {
        if (!isVisible(key)) {
            if (hidden().contains(key.text())) {
                HiddenThing.asked();
            }
            throw new UnknownCase(key.text());
        }
        readings.read(Set.of(key.text()));
    }

    /** Whether there is such a case, and the current person may know of it. */
    public boolean isVisible(CaseKey key) {
        List<Boolean> restricted =
                jdbc.queryForList("SELECT restricted FROM incident_case WHERE key = ?", Boolean.class, key.text());
        return !restricted.isEmpty() && (!restricted.get(0) || !hidden().contains(key.text()));
    }

    /** @throws Refusal with 403 where the person only reads cases; {@link UnknownCase} as {@link #require} */
    public void requireWork(CaseKey key) {
        require(key);
        requireWork();
    }

    /** @throws Refusal with 403 where the person works no cases */
    public void requireWork() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null && person.getAuthorities().stream().noneMatch(CaseVisibility::isWorker)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "Your role does not work on cases. Ask somebody of the response team.");
        }
    }

    /** Keys of the cases that the current person may not know of: few, since few are restricted; none for auditors. */
    public List<String> hidden() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || Groups.of(person).contains(Roles.AUDITOR)) {
            return List.of();
        }
        return jdbc.queryForList("""
                SELECT c.key FROM incident_case c WHERE c.restricted
                AND NOT EXISTS (SELECT 1 FROM case_person p WHERE p.case_key = c.key AND p.login = ?)
                """, String.class, person.getName());
    }

    private static boolean isWorker(GrantedAuthority authority) {
        String name = String.valueOf(authority.getAuthority());
        return name.startsWith(ROLE) && WORKERS.contains(name.substring(ROLE.length()));
    }
}
