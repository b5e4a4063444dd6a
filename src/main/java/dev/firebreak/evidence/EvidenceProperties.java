package dev.firebreak.evidence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where evidence is stored, and how long.
 *
 * @param storage where new content goes; what is stored stays where it is, so it may be changed at any time
 * @param folder where content goes with storage folder; nobody but Firebreak's own user needs to read it
 * @param limit the largest file that is taken
 * @param retention how long evidence is kept after its case has ended; the first line that fits counts, and what no line fits
 *     is kept for ever
 * @param neededFor severities (critical, high, medium, low) of which no case is closed before it has evidence
 * @param returnedBeforeClosing whether a case stays open while evidence of it is handed over to somebody
 */
@Validated
@ConfigurationProperties("firebreak.evidence")
record EvidenceProperties(
        @DefaultValue("database") Storage storage,
        @DefaultValue("data/evidence") Path folder,
        @DefaultValue("2GB") DataSize limit,
        @DefaultValue @Valid List<RetentionRule> retention,
        @DefaultValue Set<String> neededFor,
        @DefaultValue("true") boolean returnedBeforeClosing) {

    private static final Set<String> SEVERITIES = Set.of("critical", "high", "medium", "low");

    @AssertTrue(message = "must be larger than nothing")
    boolean isLimitInRange() {
        return limit.toBytes() > 0;
    }

    @AssertTrue(message = "must be severities: critical, high, medium or low")
    boolean isNeededForKnown() {
        return SEVERITIES.containsAll(neededFor);
    }
}
