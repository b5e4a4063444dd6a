package dev.firebreak.cases;

import dev.firebreak.audit.CaseSheet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a case is about, and how bad it is. */
@Component
@Order(10)
class FactSheet implements CaseSheet {

    private final Cases cases;
    private final CaseTimeline timeline;

    FactSheet(Cases cases, CaseTimeline timeline) {
        this.cases = cases;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public String heading() {
        return "Facts";
    }

    @Override
    public List<String> columns() {
        return List.of("Fact", "Value");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        IncidentCase incident = cases.get(new CaseKey(caseKey));
        String why = timeline.classified(incident.key())
                .map(entry -> entry.entry().summary())
                .orElse("not classified yet");
        return List.of(
                List.of("Case", caseKey),
                List.of("Title", incident.title()),
                List.of("Description", incident.description()),
                List.of("Severity", incident.severity()),
                List.of("Classified", why),
                List.of("Type", incident.incidentType()),
                List.of("State", incident.state().word()),
                List.of("Drill", incident.drill() ? "yes: nothing of it reached the outside world" : "no"),
                List.of("Restricted", incident.restricted() ? "yes" : "no"),
                List.of("Source", incident.source()),
                List.of("Reported by", incident.reporter()),
                List.of("Detected", Objects.toString(incident.detectedAt(), "")),
                List.of("Opened", incident.openedAt() + " by " + incident.openedBy()),
                List.of("Ended", Objects.toString(incident.endedAt(), "")),
                List.of(
                        "Merged into",
                        incident.mergedInto() == null
                                ? ""
                                : incident.mergedInto().text()),
                List.of("Assets", String.join(", ", incident.assets())),
                List.of("Accounts", String.join(", ", incident.accounts())),
                List.of(
                        "Indicators",
                        incident.indicators().stream()
                                .map(indicator -> indicator.type() + " " + indicator.value())
                                .collect(Collectors.joining(", "))));
    }
}
