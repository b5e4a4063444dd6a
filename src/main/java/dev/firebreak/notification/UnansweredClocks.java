package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.ClosingCondition;
import dev.firebreak.roster.Roster;
import java.util.List;
import org.springframework.stereotype.Component;

/** A case stays open while an obligation is unanswered. */
@Component
class UnansweredClocks implements ClosingCondition {

    private final Clocks clocks;
    private final Roster roster;

    UnansweredClocks(Clocks clocks, Roster roster) {
        this.clocks = clocks;
        this.roster = roster;
    }

    @Override
    public List<String> obstacles(CaseKey key) {
        return clocks.of(key).stream()
                .filter(LegalClock::isOpen)
                .map(clock -> clock.name() + " is not answered; it is due "
                        + NoticeModel.time(
                                clock.deadline(), roster.organisation().timezone())
                        + ". Send the notice, or record why none is required.")
                .toList();
    }
}
