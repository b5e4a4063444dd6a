package dev.firebreak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every item of the plan is carried by something that is really there. */
class PlanItemsTest {

    private static final Path PLAN = Path.of("processes");
    private static final List<String> ITEMS = List.of(
            "P1", "P2", "P3", "P4", "P5", "R1", "R2", "R3", "R4", "R5", "I1", "I2", "I3", "I4", "V1", "V2", "V3", "V4",
            "V5", "S1", "S2", "S3", "S4", "S5");

    static Stream<Arguments> carriers() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (String[] row : rows()) {
            for (String group : row[3].trim().split(";")) {
                String process = "";
                for (String word : group.trim().split(",\\s*")) {
                    String carrier = word.trim();
                    if (carrier.contains(": ")) {
                        process = carrier.substring(0, carrier.indexOf(':'));
                        carrier = carrier.substring(carrier.indexOf(':') + 1).trim();
                    }
                    all.add(Arguments.of(row[1].trim(), process, carrier));
                }
            }
        }
        return all.stream();
    }

    @Test
    void tableHasEveryItemOnce() throws IOException {
        assertThat(rows().stream().map(row -> row[1].trim())).containsExactlyElementsOf(ITEMS);
    }

    @ParameterizedTest(name = "{0} is carried by {1} {2}")
    @MethodSource("carriers")
    void whatCarriesAnItemIsThere(String item, String process, String carrier) {
        if (process.isEmpty()) {
            assertThat(PLAN.resolve(carrier)).exists();
        } else {
            BpmnModelInstance diagram =
                    Bpmn.readModelFromFile(PLAN.resolve(process + ".bpmn").toFile());
            assertThat((Object) diagram.getModelElementById(carrier))
                    .as("%s in %s", carrier, process)
                    .isNotNull();
        }
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(PLAN.resolve("README.md")).stream()
                .filter(line -> line.matches("\\| [PRIVS]\\d \\|.*"))
                .map(line -> line.split("\\|"))
                .toList();
    }
}
