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
    private final NoticeWords words;
    private final Clock clock;

    NotificationPanel(Clocks clocks, NoticeTable notices, NoticeWords words, Clock clock) {
        this.words = words;
        this.clocks = clocks;
        this.notices = notices;
        this.clock = clock;
    }

    /** What the fragment shows; {@code now} tells what is late. */
    record Model(List<ClockView> clocks, List<NoticeView> notices, Instant now) {}

    /** A clock with its recipient and its state in words. */
    record ClockView(LegalClock clock, String recipient, String state) {}

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
        List<LegalClock> ofCase = clocks.of(key);
        return new Model(
                ofCase.stream().map(this::view).toList(),
                notices.of(key.text()).stream()
                        .map(notice -> NoticeView.of(notice, ofCase, words))
                        .toList(),
                clock.instant());
    }

    private ClockView view(LegalClock each) {
        return new ClockView(each, words.recipient(each.recipient()), words.clockState(each.state()));
    }
}
