package dev.firebreak.web;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The signed-in person's rights in the engine, and setting them aside where Firebreak itself answers for a look. */
@Component
public class EngineRights {

    private final IdentityService identity;

    EngineRights(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Runs a query without the person's rights; the caller has decided what that person may see of the answer.
     *
     * @return what the query gives
     */
    public <T> T asSystem(Supplier<T> query) {
        identity.clearAuthentication();
        try {
            return query.get();
        } finally {
            Authentication user = SecurityContextHolder.getContext().getAuthentication();
            if (user instanceof UsernamePasswordAuthenticationToken) {
                identity.setAuthentication(user.getName(), Groups.of(user));
            }
        }
    }
}
