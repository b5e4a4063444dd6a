package dev.firebreak.evidence;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CasePanel;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Evidence on the page of its case. */
@Component
@Order(30)
class EvidencePanel implements CasePanel {

    private final EvidenceViews views;

    EvidencePanel(EvidenceViews views) {
        this.views = views;
    }

    /** What the panel shows. */
    record Shown(String caseKey, List<EvidenceView> items) {}

    @Override
    public String title() {
        return "Evidence";
    }

    @Override
    public String fragment() {
        return "evidence/panel :: panel";
    }

    @Override
    public Object model(CaseKey key) {
        return new Shown(key.text(), views.of(key));
    }
}
