package dev.firebreak.evidence;

import dev.firebreak.cases.CaseKey;
import java.util.List;
import org.springframework.stereotype.Component;

/** Evidence as people look at it. Whoever asks about a case has checked that it may be seen. */
@Component
class EvidenceViews {

    private final EvidenceRows rows;
    private final Disposals disposals;

    EvidenceViews(EvidenceRows rows, Disposals disposals) {
        this.rows = rows;
        this.disposals = disposals;
    }

    List<EvidenceView> of(CaseKey key) {
        return rows.of(key).stream().map(this::view).toList();
    }

    EvidenceView view(EvidenceItem item) {
        return new EvidenceView(
                item.id(),
                item.caseKey().text(),
                item.name(),
                item.description(),
                item.size(),
                item.sha256(),
                item.storedAt(),
                item.storedBy(),
                item.disposed(),
                rows.handedOver(item.id()).stream()
                        .map(CustodyEvent::person)
                        .findFirst()
                        .orElse(null),
                disposals.waiting(item.id()).map(Disposals.Asked::person).orElse(null),
                rows.custody(item.id()).stream().map(EvidenceView.Link::of).toList());
    }
}
