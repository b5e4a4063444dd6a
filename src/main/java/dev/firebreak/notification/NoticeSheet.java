package dev.firebreak.notification;

import dev.firebreak.audit.CaseSheet;
import dev.firebreak.cases.CaseKey;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whom a case was told to, and what became of each notice. */
@Component
@Order(50)
class NoticeSheet implements CaseSheet {

    private final NoticeTable notices;
    private final Clocks clocks;
    private final NoticeWords words;

    NoticeSheet(NoticeTable notices, Clocks clocks, NoticeWords words) {
        this.notices = notices;
        this.clocks = clocks;
        this.words = words;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public String heading() {
        return "Notices";
    }

    @Override
    public List<String> columns() {
        return List.of("Notice", "Audience", "Channel", "Subject", "Sent to", "State", "Since", "Answer");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        List<LegalClock> ofCase = clocks.of(new CaseKey(caseKey));
        return notices.of(caseKey).stream()
                .map(notice -> NoticeView.of(notice, ofCase, words))
                .map(NoticeSheet::row)
                .toList();
    }

    private static List<String> row(NoticeView view) {
        Notice notice = view.notice();
        return List.of(
                view.title(),
                view.to(),
                notice.channel(),
                notice.subject(),
                String.join(", ", notice.recipients()),
                view.state(),
                notice.at().toString(),
                notice.message());
    }
}
