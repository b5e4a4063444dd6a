package dev.firebreak.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Lets Firebreak itself work with the engine while somebody's request is on the thread: whoever calls has checked that
 * person's right already. The record still names the person.
 */
@Component
public class SystemRights {

    private final IdentityService identity;

    SystemRights(IdentityService identity) {
        this.identity = identity;
    }

    /** What {@code work} answers, run without the engine's checks of the person's own rights. */
    public <T> T call(Supplier<T> work) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }

    /** Like {@link #call}, without an answer. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
