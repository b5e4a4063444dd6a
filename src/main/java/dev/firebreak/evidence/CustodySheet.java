package dev.firebreak.evidence;

import dev.firebreak.audit.CaseSheet;
import dev.firebreak.cases.CaseKey;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The chains of custody of a case's evidence. */
@Component
@Order(65)
class CustodySheet implements CaseSheet {

    private final EvidenceViews views;

    CustodySheet(EvidenceViews views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "custody";
    }

    @Override
    public String heading() {
        return "Chain of custody";
    }

    @Override
    public List<String> columns() {
        return List.of("Item", "When", "What", "Who", "Where", "Why", "Changes", "Recorded");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        return views.of(new CaseKey(caseKey)).stream()
                .flatMap(item -> item.custody().stream()
                        .map(link -> List.of(
                                String.valueOf(item.id()),
                                link.happenedAt().toString(),
                                link.kind(),
                                link.person(),
                                link.place(),
                                link.reason(),
                                link.changes(),
                                link.recordedAt() + " by " + link.recordedBy())))
                .toList();
    }
}
