package dev.firebreak.cases;

import dev.firebreak.web.PagePanel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** On the board: how long triage, containment and recovery take. */
@Component
@Order(40)
class TimesBoardPanel implements PagePanel {

    private final PhaseTimes times;

    TimesBoardPanel(PhaseTimes times) {
        this.times = times;
    }

    @Override
    public String page() {
        return BOARD;
    }

    @Override
    public String fragment() {
        return "cases/board :: times";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        return List.of(
                new Group("To triage", times.toFirst("triage")),
                new Group("To containment", times.toLast("contain")),
                new Group("To recovery", times.toLast("recover")));
    }

    /** One question with its bars. */
    record Group(String name, List<PhaseTime> bars) {}
}
