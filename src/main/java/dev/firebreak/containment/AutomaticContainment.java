package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which actions the administrator switched on to be carried out by themselves. None, unless the configuration says so. */
@Component
class AutomaticContainment {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticContainment.class);

    private final Set<String> on;

    AutomaticContainment(ContainmentProperties properties) {
        this.on = new TreeSet<>(properties.automatic());
    }

    boolean isOn(String action) {
        return on.contains(action);
    }

    /** Whether it needs nobody: switched on, and proposed by the plan. What a person asks for, another one approves. */
    boolean covers(ContainmentAction action) {
        return action.requester().equals(Actor.SYSTEM) && isOn(action.kind().word());
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        LOG.info(summary());
    }

    /** What is switched on, as one sentence. */
    String summary() {
        return on.isEmpty()
                ? "Automatic containment is off: nothing is contained before a person approves it."
                : "Automatic containment is on for " + String.join(", ", on)
                        + ": carried out without a person where the plan's table require-approval asks for none.";
    }
}
