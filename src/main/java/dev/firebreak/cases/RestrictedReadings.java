package dev.firebreak.cases;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.audit.CaseReadings;
import dev.firebreak.web.Groups;
import dev.firebreak.web.Roles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Auditors read restricted cases without being named in them. Each time is an entry of that case, once per request, so
 * that its people see who looked.
 */
@Component
class RestrictedReadings implements CaseReadings {

    private static final int LONGEST_PATH = 500;

    private final JdbcTemplate jdbc;
    private final AuditLog audit;

    RestrictedReadings(JdbcTemplate jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Everybody else either is named in a restricted case or does not see it. */
    @Override
    public boolean concernCurrentPerson() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && Groups.of(person).contains(Roles.AUDITOR);
    }

    @Override
    public void read(Collection<String> caseKeys) {
        if (!caseKeys.isEmpty() && concernCurrentPerson()) {
            foreign(caseKeys).stream()
                    .filter(RestrictedReadings::isFirstInRequest)
                    .forEach(this::record);
        }
    }

    /** Those that are restricted to others. */
    private List<String> foreign(Collection<String> caseKeys) {
        return jdbc.queryForList("""
                SELECT c.key FROM incident_case c WHERE c.restricted AND c.key = ANY (?)
                AND NOT EXISTS (SELECT 1 FROM case_person p WHERE p.case_key = c.key AND p.login = ?)
                """, String.class, caseKeys.toArray(String[]::new), Actor.current());
    }

    private static boolean isFirstInRequest(String key) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        String name = KIND + " " + key;
        if (request == null) {
            return true;
        }
        boolean first = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST) == null;
        request.setAttribute(name, true, RequestAttributes.SCOPE_REQUEST);
        return first;
    }

    private void record(String key) {
        AuditEntry entry = AuditEntry.ofCase(
                KIND, key, Actor.current() + " read the restricted case as an auditor", Map.of("path", path()));
        // Within a step of the engine: a connection of its own beside the engine's could starve the pool.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            audit.append(entry);
        } else {
            audit.appendAlone(entry);
        }
    }

    private static String path() {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        String path = request instanceof ServletRequestAttributes servlet
                ? servlet.getRequest().getRequestURI()
                : "";
        return path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }
}
