package dev.firebreak.cases;

import dev.firebreak.alert.Texts;
import dev.firebreak.roster.Organisation;
import dev.firebreak.roster.Roster;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The process variables that a case starts with. All of them, so that no table ever meets one that is missing. */
@Component
class StartVariables {

    private static final String UNKNOWN = "unknown";

    private final Roster roster;
    private final Clock clock;

    StartVariables(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    Map<String, Object> of(CaseKey key, NewCase opened) {
        Instant now = clock.instant();
        Organisation organisation = roster.organisation();
        VariableMap variables = Variables.createVariables()
                .putValue("caseKey", key.text())
                .putValue("title", Texts.shorten(opened.title(), Texts.TITLE))
                .putValue("source", opened.source())
                .putValue("description", Texts.shorten(opened.description(), Texts.VARIABLE))
                .putValue("reportedSeverity", opened.reportedSeverity())
                .putValue("severity", opened.firstSeverity())
                .putValue("detectedAt", detected(opened, now))
                .putValue("drill", opened.drill())
                .putValue("reporter", opened.reporter())
                .putValue("due", DueDates.provisional(now));
        variables.putAll(findings(opened.assets(), opened.accounts(), opened.indicators()));
        variables.putAll(unknownYet());
        return variables
                .putValue("entityType", organisation.entityType())
                .putValue("sector", organisation.sector())
                .putValue("jurisdiction", organisation.jurisdiction())
                .putValue("processorOnly", organisation.processorOnly());
    }

    /** The same for a case that is taken up again: what is known of it counts, everything else is asked anew. */
    Map<String, Object> again(IncidentCase known) {
        return of(
                known.key(),
                new NewCase(
                        known.title(),
                        known.description(),
                        known.source(),
                        known.severity(),
                        "",
                        known.detectedAt() == null ? known.openedAt() : known.detectedAt(),
                        known.drill(),
                        known.reporter(),
                        known.assets(),
                        known.accounts(),
                        known.indicators()));
    }

    /** What a case names, as forms show it: one thing per line. */
    static Map<String, Object> findings(List<String> assets, List<String> accounts, List<Indicator> indicators) {
        return Map.of(
                "assetsText", lines(assets),
                "accountsText", lines(accounts),
                "indicatorsText",
                        lines(indicators.stream()
                                .map(each -> each.type() + ": " + each.value())
                                .toList()));
    }

    private static Map<String, Object> unknownYet() {
        return Variables.createVariables()
                .putValue("incidentType", UNKNOWN)
                .putValue("functionalImpact", UNKNOWN)
                .putValue("informationImpact", UNKNOWN)
                .putValue("recoverability", UNKNOWN)
                .putValue("spreading", false)
                .putValue("criticalAsset", false)
                .putValue("attackerInside", false)
                .putValue("severityOverride", "")
                .putValue("severityReason", "")
                .putValue("mailCompromised", false)
                .putValue("personalData", false)
                .putValue("highRiskToPeople", false)
                .putValue("peopleAffected", 0L)
                .putValue("significant", false)
                .putValue("major", false)
                .putValue("material", false)
                .putValue("clean", false)
                .putValue("recovered", false)
                .putValue("newCompromise", false);
    }

    private static String detected(NewCase opened, Instant now) {
        if (opened.detectedAt() != null) {
            return opened.detectedAt().toString();
        }
        return opened.detectedText().isEmpty() ? now.toString() : opened.detectedText();
    }

    private static String lines(List<String> entries) {
        return Texts.shorten(entries.stream().collect(Collectors.joining("\n")), Texts.VARIABLE);
    }
}
