package dev.firebreak.cases;

import dev.firebreak.alert.AcceptedAlert;
import dev.firebreak.alert.AlertIndicator;
import dev.firebreak.alert.CaseDesk;
import dev.firebreak.alert.CaseRef;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes cases of alerts. */
@Component
class AlertDesk implements CaseDesk {

    private final CaseOpener opener;
    private final CaseRows rows;
    private final CaseFindings findings;
    private final CaseMessages messages;
    private final CaseVisibility visibility;

    AlertDesk(
            CaseOpener opener, CaseRows rows, CaseFindings findings, CaseMessages messages, CaseVisibility visibility) {
        this.opener = opener;
        this.rows = rows;
        this.findings = findings;
        this.messages = messages;
        this.visibility = visibility;
    }

    @Override
    public CaseRef open(AcceptedAlert alert) {
        CaseKey key = opener.open(new NewCase(
                alert.title(),
                alert.description(),
                alert.source(),
                alert.severity().word(),
                alert.detected().text(),
                alert.detected().exact(),
                false,
                "",
                alert.assets(),
                alert.accounts(),
                indicators(alert)));
        return new CaseRef(key.text());
    }

    @Override
    public void join(String caseKey, AcceptedAlert alert) {
        CaseKey key = new CaseKey(caseKey);
        findings.add(key, alert.assets(), alert.accounts(), indicators(alert));
        messages.send(
                "AlertJoined",
                key,
                Map.of(
                        "relatedTitle",
                        alert.title(),
                        "relatedAlertId",
                        alert.id().toString()));
    }

    @Override
    public boolean isOpen(String caseKey) {
        return rows.lockOpen(new CaseKey(caseKey));
    }

    @Override
    public List<String> hidden() {
        return visibility.hidden();
    }

    private static List<Indicator> indicators(AcceptedAlert alert) {
        return alert.indicators().stream().map(AlertDesk::indicator).toList();
    }

    private static Indicator indicator(AlertIndicator indicator) {
        return new Indicator(indicator.type(), indicator.value());
    }
}
