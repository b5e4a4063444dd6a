package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CasePanel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Containment on the page of its case. */
@Component
@Order(20)
class ContainmentPanel implements CasePanel {

    private final ContainmentViews views;

    ContainmentPanel(ContainmentViews views) {
        this.views = views;
    }

    @Override
    public String title() {
        return "Containment";
    }

    @Override
    public String fragment() {
        return "containment/panel :: panel";
    }

    @Override
    public Object model(CaseKey key) {
        return views.of(key);
    }
}
