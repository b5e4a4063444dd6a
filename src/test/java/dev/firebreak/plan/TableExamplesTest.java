package dev.firebreak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples beside the tables say what compliance means; the tables must answer so. */
class TableExamplesTest {

    private static final Path PLAN = Path.of("processes");
    private static final String OUTPUT = "=> ";
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    static Stream<Arguments> examples() throws IOException {
        Map<String, DmnDecision> decisions = decisions();
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(PLAN.resolve("examples"))) {
            for (Path file : files.sorted().toList()) {
                String decision = file.getFileName().toString().replace(".csv", "");
                for (Map<String, String> row : rows(file)) {
                    all.add(Arguments.of(decision, row.get("example"), decisions.get(decision), row));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void tableAnswersAsItsExampleSays(String decision, String example, DmnDecision table, Map<String, String> row) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        row.forEach((name, text) -> {
            if (!name.equals("example") && !name.startsWith(OUTPUT)) {
                inputs.put(name, value(text));
            }
        });
        DmnDecisionResult result = ENGINE.evaluateDecision(table, inputs);
        List<Map<String, String>> answers = result.stream()
                .map(answer -> {
                    Map<String, String> texts = new LinkedHashMap<>();
                    answer.getEntryMap().forEach((name, text) -> texts.put(name, String.valueOf(text)));
                    return texts;
                })
                .toList();
        assertThat(answers).containsExactlyInAnyOrderElementsOf(expected(row));
    }

    private static List<Map<String, String>> expected(Map<String, String> row) {
        List<Map<String, String>> expected = new ArrayList<>();
        if (row.entrySet().stream()
                .noneMatch(each ->
                        each.getKey().startsWith(OUTPUT) && !each.getValue().isEmpty())) {
            return expected;
        }
        row.forEach((name, text) -> {
            if (name.startsWith(OUTPUT)) {
                String[] parts = text.split(" \\| ", -1);
                for (int i = 0; i < parts.length; i++) {
                    if (expected.size() <= i) {
                        expected.add(new LinkedHashMap<>());
                    }
                    expected.get(i).put(name.substring(OUTPUT.length()), parts[i]);
                }
            }
        });
        return expected;
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("\\d+") ? Long.valueOf(text) : text;
    }

    private static Map<String, DmnDecision> decisions() throws IOException {
        Map<String, DmnDecision> decisions = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(PLAN)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".dmn")).toList()) {
                ENGINE.parseDecisions(Files.newInputStream(file))
                        .forEach(decision -> decisions.put(decision.getKey(), decision));
            }
        }
        return decisions;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        try (MappingIterator<List<String>> lines = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(file.toFile())) {
            List<String> header = lines.next();
            List<Map<String, String>> rows = new ArrayList<>();
            lines.forEachRemaining(line -> {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), line.get(i));
                }
                rows.add(row);
            });
            return rows;
        }
    }
}
