package dev.firebreak.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 while the database is away, wherever it is missed: under a filter, in a page, or in Camunda's resources,
 * which would call it a failure of their own. Stands around every filter that asks the database.
 */
class OutageFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    private final BooleanSupplier away;
    private final ProblemWriter problems;

    OutageFilter(BooleanSupplier away, ProblemWriter problems) {
        this.away = away;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean machine = Machines.send(request);
        OutageResponse answer = new OutageResponse(response, away);
        try {
            chain.doFilter(request, machine ? answer : response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !DatabaseOutage.isBehind(e)) {
                throw e;
            }
            LOG.error("The database cannot be reached. Check that PostgreSQL runs: {}", e.toString());
            unavailable(machine, response);
            return;
        }
        if (answer.isWithheld()) {
            unavailable(true, response);
        }
    }

    private void unavailable(boolean machine, HttpServletResponse response) throws IOException {
        response.reset();
        if (machine) {
            problems.unavailable(response);
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
