package dev.firebreak.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Has the record name the person behind a request, where Spring Security has forgotten them or not yet met them. */
final class ActingPerson {

    private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken(
            "request", "anonymous", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS")));

    private ActingPerson() {}

    /** @param person null for somebody unknown, who is never Firebreak itself */
    static void during(@Nullable Authentication person, Runnable what) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(person != null ? person : ANONYMOUS));
        try {
            what.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
