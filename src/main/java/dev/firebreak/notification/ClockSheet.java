package dev.firebreak.notification;

import dev.firebreak.audit.CaseSheet;
import dev.firebreak.cases.CaseKey;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The clocks that law set to a case, and how each was answered. */
@Component
@Order(20)
class ClockSheet implements CaseSheet {

    private final Clocks clocks;
    private final NoticeWords words;

    ClockSheet(Clocks clocks, NoticeWords words) {
        this.clocks = clocks;
        this.words = words;
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public String heading() {
        return "Clocks";
    }

    @Override
    public List<String> columns() {
        return List.of("Obligation", "To", "Runs since", "Why", "Deadline", "State", "Answered", "Reason", "Reference");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        return clocks.of(new CaseKey(caseKey)).stream().map(this::row).toList();
    }

    private List<String> row(LegalClock clock) {
        String late = clock.lateReason().isEmpty() ? "" : "late: " + clock.lateReason();
        return List.of(
                clock.name(),
                words.recipient(clock.recipient()),
                clock.startedAt().toString(),
                clock.startedWhy(),
                clock.deadline().toString(),
                words.clockState(clock.state()),
                clock.answeredAt() == null
                        ? ""
                        : clock.answeredAt() + " by " + Objects.toString(clock.answeredBy(), ""),
                (clock.reason() + " " + late).strip(),
                clock.reference());
    }
}
