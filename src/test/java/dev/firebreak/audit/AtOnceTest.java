package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.cases.CaseOpener;
import dev.firebreak.cases.Indicator;
import dev.firebreak.cases.NewCase;
import dev.firebreak.process.Walker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a checkpoint follows at once is called so in the record of a real case. */
@FirebreakTest
class AtOnceTest {

    @Autowired
    private RecordProperties properties;

    @Autowired
    private Walker walker;

    @Autowired
    private CaseOpener opener;

    @Autowired
    private Timeline timeline;

    @Test
    void approvalContainmentAndClosingOfACaseAreSignedAtOnce() {
        String key = opener.open(new NewCase(
                        "Beacon",
                        "Seen by the sensor",
                        "test",
                        "high",
                        "",
                        null,
                        false,
                        "rosa@example.org",
                        List.of("urgent-1"),
                        List.of(),
                        List.of(new Indicator("ip", "198.51.100.77"))))
                .text();
        walker.toTheEnd(key, Map.of());
        Set<String> urgent = timeline.of(key).stream()
                .map(TimelineEntry::kind)
                .filter(properties.atOnce()::contains)
                .collect(Collectors.toSet());
        assertThat(urgent).contains("ContainmentApproved", "EffectApplied", "CaseClosed");
    }
}
