package dev.firebreak.evidence;

import dev.firebreak.cases.CaseKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evidence as people look at it. Whoever asks about a case has checked that it may be seen. */
@Component
class EvidenceViews {

    /** An item that is being stored at this moment. */
    private static final CustodyChain NOTHING = new CustodyChain(List.of());

    private final EvidenceRows rows;
    private final Disposals disposals;

    EvidenceViews(EvidenceRows rows, Disposals disposals) {
        this.rows = rows;
        this.disposals = disposals;
    }

    /** Three queries, however many items a case has. */
    List<EvidenceView> of(CaseKey key) {
        Map<Long, CustodyChain> custody = rows.custody(key);
        Map<Long, String> asked = disposals.waiting(key);
        return rows.of(key).stream()
                .map(item -> view(item, custody.getOrDefault(item.id(), NOTHING), asked.get(item.id())))
                .toList();
    }

    EvidenceView view(EvidenceItem item) {
        return view(
                item,
                rows.custody(item.id()),
                disposals.waiting(item.id()).map(Disposals.Asked::person).orElse(null));
    }

    private static EvidenceView view(EvidenceItem item, CustodyChain custody, @Nullable String disposalAskedBy) {
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
                custody.handedOver().map(CustodyEvent::person).orElse(null),
                disposalAskedBy,
                custody.events().stream().map(EvidenceView.Link::of).toList());
    }
}
