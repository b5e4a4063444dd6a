package dev.firebreak.readiness;

import dev.firebreak.plan.PlannedStart;
import dev.firebreak.plan.PlannedStarts;
import dev.firebreak.web.Groups;
import dev.firebreak.web.PagePanel;
import dev.firebreak.web.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** On the start page of compliance: what is due next and which actions are late. */
@Component
@Order(30)
class ReadinessPanel implements PagePanel {

    private static final Duration SOON = Duration.ofDays(31);

    private final PlannedStarts starts;
    private final FollowUps followUps;
    private final Clock clock;

    ReadinessPanel(PlannedStarts starts, FollowUps followUps, Clock clock) {
        this.starts = starts;
        this.followUps = followUps;
        this.clock = clock;
    }

    @Override
    public String page() {
        return START;
    }

    @Override
    public String fragment() {
        return "readiness/start :: panel";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        if (!Groups.of(user).contains(Roles.COMPLIANCE)) {
            return null;
        }
        Instant now = clock.instant();
        return new Items(
                starts.all().stream()
                        .filter(each -> each.next() != null && each.next().isBefore(now.plus(SOON)))
                        .toList(),
                followUps.open().stream()
                        .filter(each -> each.dueAt().isBefore(now))
                        .toList());
    }

    /** What the panel shows. */
    record Items(List<PlannedStart> next, List<FollowUp> late) {}
}
