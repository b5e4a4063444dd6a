package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every node and flow of every diagram was taken by a scenario. Runs last, and reads the record of the others. */
@FirebreakTest
@Order(Integer.MAX_VALUE)
class PlanCoverageTest {

    private static final Logger LOG = LoggerFactory.getLogger(PlanCoverageTest.class);

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void everyNodeAndFlowIsTakenByAScenario() throws IOException {
        Set<String> taken = new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT process || ': ' || element FROM audit.entry "
                        + "WHERE kind IN ('ActivityStarted', 'FlowTaken') AND process IS NOT NULL",
                String.class));
        Set<String> missed = new TreeSet<>();
        for (Path diagram : diagrams()) {
            Set<String> drawn = elements(diagram);
            Set<String> uncovered = new TreeSet<>(drawn);
            uncovered.removeAll(taken);
            LOG.info(
                    "Coverage of {}: {} of {} nodes and flows",
                    diagram.getFileName(),
                    drawn.size() - uncovered.size(),
                    drawn.size());
            missed.addAll(uncovered);
        }
        assertThat(missed).as("nodes and flows that no scenario takes").isEmpty();
    }

    private static List<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> elements(Path diagram) {
        BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
        String process = diagram.getFileName().toString().replace(".bpmn", "");
        List<String> ids = new ArrayList<>();
        model.getModelElementsByType(FlowNode.class).forEach(node -> ids.add(node.getId()));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> ids.add(flow.getId()));
        Set<String> elements = new TreeSet<>();
        ids.forEach(id -> elements.add(process + ": " + id));
        return elements;
    }
}
