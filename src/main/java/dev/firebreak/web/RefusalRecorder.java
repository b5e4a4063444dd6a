package dev.firebreak.web;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts every refused request into the record: who, what, from where. Stands inside the security context. */
class RefusalRecorder extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalRecorder.class);
    private static final int LONGEST_PATH = 500;

    private final AuditLog audit;

    RefusalRecorder(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        int status = response.getStatus();
        if (status == HttpServletResponse.SC_UNAUTHORIZED
                || status == HttpServletResponse.SC_FORBIDDEN
                || request.getAttribute(HiddenThing.ASKED) != null) {
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            ActingPerson.during(person, () -> record(request, status));
        }
    }

    private void record(HttpServletRequest request, int status) {
        String uri = request.getRequestURI();
        String path = uri.substring(0, Math.min(uri.length(), LONGEST_PATH));
        try {
            audit.appendAlone(AuditEntry.of(
                    "AccessRefused",
                    Actor.current() + " was refused " + request.getMethod() + " " + path,
                    Map.of(
                            "method",
                            request.getMethod(),
                            "path",
                            path,
                            "status",
                            status,
                            "from",
                            request.getRemoteAddr())));
        } catch (RuntimeException e) {
            LOG.error("A refusal could not be recorded: {} {} {}", status, request.getMethod(), path, e);
        }
    }
}
