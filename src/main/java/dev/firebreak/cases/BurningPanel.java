package dev.firebreak.cases;

import dev.firebreak.web.Groups;
import dev.firebreak.web.PagePanel;
import dev.firebreak.web.Roles;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What is burning: open critical and high cases, for whoever may read cases. */
@Component
@Order(20)
class BurningPanel implements PagePanel {

    private static final List<String> READERS = List.of(Roles.caseReaders());

    private final CaseSearch search;

    BurningPanel(CaseSearch search) {
        this.search = search;
    }

    @Override
    public String page() {
        return START;
    }

    @Override
    public String fragment() {
        return "cases/start :: burning";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        return Groups.of(user).stream().anyMatch(READERS::contains)
                ? Stream.of("critical", "high").flatMap(this::open).toList()
                : null;
    }

    private Stream<IncidentCase> open(String severity) {
        return search.find(new CaseFilter("open", severity, null, null), 0).items().stream();
    }
}
