package dev.firebreak.containment;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Containment for some hours: when they are over, people are asked. Nothing is released by itself. */
@Component
class ContainmentLimits {

    /** The message that the plan's process for it starts with. */
    static final String LIMITED = "ContainmentLimited";

    private static final Logger LOG = LoggerFactory.getLogger(ContainmentLimits.class);

    private final ContainmentActions actions;
    private final ContainmentProcesses processes;
    private final AuditLog audit;
    private final Clock clock;

    ContainmentLimits(ContainmentActions actions, ContainmentProcesses processes, AuditLog audit, Clock clock) {
        this.actions = actions;
        this.processes = processes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it is asked for for some hours only. */
    boolean isLimited(ContainmentAction action) {
        return hours(action).isPresent();
    }

    /** Watches the time of an action that has come into force for some hours; once for each. */
    void begin(ContainmentAction action) {
        if (action.state() == ContainmentState.ACTIVE
                && action.expiresAt() == null
                && hours(action).isPresent()) {
            extend(action, hours(action).get());
            watch(actions.get(action.id()));
        }
    }

    /** Watches it under the key of the case that it belongs to now. */
    void watch(ContainmentAction action) {
        if (action.expiresAt() != null
                && !processes.start(
                        LIMITED, action, Map.of("expiresAt", action.expiresAt().toString()))) {
            LOG.warn(
                    "No process of the plan starts with the message {}: nobody will be asked when the time of {} in case {} "
                            + "is over. Deploy a plan that has one.",
                    LIMITED,
                    action.summary(),
                    action.caseKey());
        }
    }

    /**
     * It goes on for some hours from now.
     *
     * @return until when
     */
    Instant extend(ContainmentAction action, Duration by) {
        Instant until = clock.instant().plus(by).truncatedTo(ChronoUnit.SECONDS);
        actions.expire(action.id(), until);
        audit.append(AuditEntry.ofCase(
                LIMITED,
                action.caseKey().text(),
                action.summary() + " is in force for " + by.toHours() + " h, until " + until
                        + "; then people are asked",
                Map.of("id", action.id(), "until", until.toString())));
        return until;
    }

    private static Optional<Duration> hours(ContainmentAction action) {
        return Optional.ofNullable(action.parameters().get(ContainmentParameter.CONTAIN_HOURS.word()))
                .map(Long::valueOf)
                .map(Duration::ofHours);
    }
}
