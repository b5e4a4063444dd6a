package dev.firebreak.roster;

import dev.firebreak.web.FrameItem;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Shows on every page who is on call now: {@code onCall}, an {@link OnCall}. */
@Component
class OnCallFrame implements FrameItem {

    private final Roster roster;
    private final Clock clock;

    OnCallFrame(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public Map.Entry<String, Object> of(Authentication user) {
        return Map.entry("onCall", roster.onCall(clock.instant()));
    }
}
