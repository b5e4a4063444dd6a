package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CasePanel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Clocks and notices on the page of a case. */
@Component
@Order(30)
class NotificationPanel implements CasePanel {

    private final Clocks clocks;
    private final NoticeTable notices;
    private final Clock clock;

    NotificationPanel(Clocks clocks, NoticeTable notices, Clock clock) {
        this.clocks = clocks;
        this.notices = notices;
        this.clock = clock;
    }

    /** What the fragment shows; {@code now} tells what is late. */
    public record Model(List<LegalClock> clocks, List<Notice> notices, Instant now) {}

    @Override
    public String title() {
        return "Clocks and notices";
    }

    @Override
    public String fragment() {
        return "notification/panel :: panel";
    }

    @Override
    public Object model(CaseKey key) {
        return new Model(clocks.of(key), notices.of(key.text()), clock.instant());
    }
}
