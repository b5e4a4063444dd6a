package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The plan's own list of obligations. */
class ObligationsTest {

    private static final Map<String, Obligation> PLAN = read();

    @Test
    void everyObligationGivesADeadline() {
        ClockStart start = new ClockStart(Instant.parse("2026-03-02T08:00:00Z"), "it began");
        PLAN.forEach((id, obligation) -> assertThat(
                        Deadline.of(obligation, start, Optional.of(start), ZoneId.of("Europe/Berlin")))
                .as(id)
                .isAfter(start.at()));
    }

    @Test
    void everyTemplateIsThere() {
        PLAN.forEach((id, obligation) -> assertThat(Path.of("processes/templates", obligation.template() + ".mustache"))
                .as(id)
                .exists());
    }

    @Test
    void aChainedObligationNamesOneThatIsThere() {
        PLAN.values()
                .forEach(obligation -> obligation
                        .predecessor()
                        .ifPresent(first -> assertThat(PLAN).containsKey(first)));
    }

    @Test
    void whatIsSwitchedOffIsNeverInForce() {
        assertThat(obligation("circia-incident").inForce(LocalDate.of(2030, 1, 1)))
                .isFalse();
    }

    @Test
    void aLawCountsFromItsFirstDay() {
        Obligation cra = obligation("cra-early-warning");
        assertThat(cra.inForce(LocalDate.of(2026, 9, 10))).isFalse();
        assertThat(cra.inForce(LocalDate.of(2026, 9, 11))).isTrue();
    }

    @Test
    void whatTheLawPutsInWordsHasADateOfOurOwn() {
        assertThat(obligation("gdpr-34").allowed()).isEqualTo("PT48H");
        assertThat(obligation("gdpr-33").allowed()).isEqualTo("PT72H");
    }

    private static Obligation obligation(String id) {
        return Optional.ofNullable(PLAN.get(id)).orElseThrow();
    }

    private static Map<String, Obligation> read() {
        try {
            return Obligations.parse(Files.readString(Path.of("processes/obligations.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
