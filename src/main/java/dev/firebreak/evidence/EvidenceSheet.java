package dev.firebreak.evidence;

import dev.firebreak.audit.CaseSheet;
import dev.firebreak.cases.CaseKey;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The items of a case with their hashes. */
@Component
@Order(60)
class EvidenceSheet implements CaseSheet {

    private final EvidenceViews views;

    EvidenceSheet(EvidenceViews views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public String heading() {
        return "Evidence";
    }

    @Override
    public List<String> columns() {
        return List.of("Item", "Name", "Description", "Size", "SHA-256", "Stored", "By", "Where it is");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        return views.of(new CaseKey(caseKey)).stream()
                .map(item -> List.of(
                        String.valueOf(item.id()),
                        item.name(),
                        item.description(),
                        item.sizePlain(),
                        item.sha256(),
                        item.storedAt().toString(),
                        item.storedBy(),
                        item.disposed() ? "disposed of" : Objects.requireNonNullElse(item.handedOverTo(), "here")))
                .toList();
    }
}
