package dev.firebreak.notification;

import dev.firebreak.cases.CaseVisibility;
import dev.firebreak.web.PagePanel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** On the board: the legal clocks that run, the most urgent first. */
@Component
@Order(30)
class ClocksBoardPanel implements PagePanel {

    private final ClockTable clocks;
    private final CaseVisibility visibility;
    private final Clock clock;

    ClocksBoardPanel(ClockTable clocks, CaseVisibility visibility, Clock clock) {
        this.clocks = clocks;
        this.visibility = visibility;
        this.clock = clock;
    }

    @Override
    public String page() {
        return BOARD;
    }

    @Override
    public String fragment() {
        return "notification/board :: clocks";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        List<String> hidden = visibility.hidden();
        return new Running(
                clocks.running().stream()
                        .filter(each -> !hidden.contains(each.caseKey()))
                        .toList(),
                clock.instant());
    }

    /** What the panel shows. */
    record Running(List<LegalClock> clocks, Instant now) {}
}
