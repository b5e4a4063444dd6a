package dev.firebreak.containment;

import dev.firebreak.audit.CaseSheet;
import dev.firebreak.cases.CaseKey;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was done to contain a case. Which other cases hold a target stays out: its readers may not know of them. */
@Component
@Order(40)
class ContainmentSheet implements CaseSheet {

    private final ContainmentViews views;

    ContainmentSheet(ContainmentViews views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "containment";
    }

    @Override
    public String heading() {
        return "Containment";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Action", "Target", "Reason", "State", "Asked for", "Approved by", "In force since", "Ended", "Answer");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        return views.of(new CaseKey(caseKey)).stream()
                .map(ContainmentSheet::row)
                .toList();
    }

    private static List<String> row(ContainmentView action) {
        String parameters = action.parametersText();
        String signers = action.signers().isEmpty() ? "" : "; permanent: " + String.join(", ", action.signers());
        return List.of(
                action.title(),
                parameters.isEmpty() ? action.target() : action.target() + " (" + parameters + ")",
                action.reason(),
                action.statePlain(),
                action.requestedAt() + " by " + action.requester(),
                String.join(", ", action.approvers()) + signers,
                Objects.toString(action.activeAt(), ""),
                Objects.toString(action.endedAt(), ""),
                action.message());
    }
}
