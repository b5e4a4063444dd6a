package dev.firebreak.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a machine in by its token. An unknown token is nobody's: the address then refuses as to anyone unknown. */
class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final List<MachineTokens> tokens;

    TokenFilter(List<MachineTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER)) {
            String token = header.substring(BEARER.length());
            tokens.stream()
                    .map(each -> each.holder(token))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(TokenFilter::signIn);
        }
        chain.doFilter(request, response);
    }

    private static void signIn(MachineTokens.Machine machine) {
        // Not the kind that the engine is told of: a machine is no user of the engine.
        SecurityContextHolder.setContext(new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(
                machine.name(), "", List.of(Groups.authority(machine.role())))));
    }
}
