package dev.firebreak.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives whoever is in a session the roles that they have now: a session lasts for hours, and a role that was taken away
 * must not.
 */
class FreshRolesFilter extends OncePerRequestFilter {

    private final CurrentRoles roles;

    FreshRolesFilter(CurrentRoles roles) {
        this.roles = roles;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (user instanceof UsernamePasswordAuthenticationToken) {
            Collection<GrantedAuthority> now = roles.of(user.getName());
            if (!Set.copyOf(now).equals(new HashSet<>(user.getAuthorities()))) {
                // Of this request only: the session keeps the person, each request asks for the roles.
                SecurityContextHolder.setContext(new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(user.getPrincipal(), null, now)));
            }
        }
        chain.doFilter(request, response);
    }
}
