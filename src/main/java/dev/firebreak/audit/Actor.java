package dev.firebreak.audit;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts: the signed-in person or machine, or Firebreak itself. */
public final class Actor {

    /** What the record calls Firebreak's own doing: timers, jobs, the effect worker. */
    public static final String SYSTEM = "firebreak";

    /** What the record calls somebody who has not signed in. */
    public static final String ANONYMOUS = "anonymous";

    private Actor() {}

    /** The login of the thread's signed-in user, {@link #ANONYMOUS} on an open request, else {@link #SYSTEM}. */
    public static String current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return SYSTEM;
        }
        if (authentication instanceof AnonymousAuthenticationToken) {
            return ANONYMOUS;
        }
        return authentication.getName();
    }
}
