package dev.firebreak.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine whose rights it has to check: it checks them only while its thread carries a user. Set and cleared
 * here, for the engine's own resource, for the API and for the pages.
 */
class EngineUserFilter extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineUserFilter(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (!(user instanceof UsernamePasswordAuthenticationToken)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            identity.setAuthentication(user.getName(), Groups.of(user));
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
