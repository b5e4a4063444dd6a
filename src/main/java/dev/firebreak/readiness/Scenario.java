package dev.firebreak.readiness;

import dev.firebreak.cases.Indicator;
import dev.firebreak.cases.NewCase;
import java.util.List;

/**
 * What a drill confronts the team with.
 *
 * @param severity as the invented source reports it
 */
record Scenario(
        String title,
        String description,
        String severity,
        List<String> assets,
        List<String> accounts,
        List<Indicator> indicators) {

    private static final String SOURCE = "drill";

    /** A scenario that only has a name. */
    static Scenario named(String name) {
        return new Scenario(name.replace('-', ' '), "Drill: " + name, "high", List.of(), List.of(), List.of());
    }

    NewCase asCase() {
        NewCase described = NewCase.of("Drill: " + title, description, SOURCE, severity);
        return new NewCase(
                described.title(),
                described.description(),
                described.source(),
                described.reportedSeverity(),
                described.detectedText(),
                described.detectedAt(),
                true,
                described.reporter(),
                assets,
                accounts,
                indicators);
    }
}
