package dev.firebreak.notification;

import java.util.List;
import java.util.Optional;

/**
 * A notice as a page shows it.
 *
 * @param title the law that it answers, or else what its template is called
 * @param to whom it is meant for
 * @param state in words
 */
record NoticeView(Notice notice, String title, String to, String state) {

    /** @param clocks of the case: a notice to an authority is known by the one that it answers */
    static NoticeView of(Notice notice, List<LegalClock> clocks, NoticeWords words) {
        Optional<LegalClock> answered = clocks.stream()
                .filter(clock -> notice.audience().equals(NoticeTable.REGULATOR))
                .filter(clock -> clock.id().equals(notice.clock()))
                .findFirst();
        return new NoticeView(
                notice,
                answered.map(LegalClock::name).orElseGet(() -> words.template(notice.template())),
                answered.map(clock -> words.recipient(clock.recipient()))
                        .orElseGet(() -> words.audience(notice.audience())),
                words.state(notice.state()));
    }
}
