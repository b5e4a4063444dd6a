package dev.firebreak.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

/** What the plan demanded on every way and nobody did. */
class SkippedStepsTest {

    private static final Instant AT = Instant.parse("2026-01-01T10:00:00Z");

    private static final BpmnModelInstance PLAN = Bpmn.createExecutableProcess("plan")
            .startEvent("start")
            .sequenceFlowId("toAsk")
            .userTask("ask")
            .name("Ask")
            .sequenceFlowId("toGate")
            .exclusiveGateway("gate")
            .sequenceFlowId("toMaybe")
            .userTask("maybe")
            .name("Maybe")
            .sequenceFlowId("toEnd")
            .endEvent("end")
            .name("Done")
            .moveToNode("gate")
            .sequenceFlowId("straight")
            .connectTo("end")
            .done();

    @Test
    void wayAsDrawnLeavesNothingOut() {
        assertThat(found(Set.of("toAsk", "toGate", "straight"), "start", "ask", "gate", "end"))
                .isEmpty();
    }

    @Test
    void taskOnEveryWayThatNobodyDidIsNamed() {
        assertThat(found(Set.of("straight"), "start", "gate", "end"))
                .containsExactly("'Ask' was not done, yet every way to 'Done' leads through it.");
    }

    @Test
    void stepThatNoFlowLedToIsNamed() {
        assertThat(found(Set.of("toAsk", "toGate", "toEnd"), "start", "ask", "gate", "maybe", "end"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("'maybe' began although no flow of the plan led to it");
    }

    private static List<String> found(Set<String> flows, String... elements) {
        List<Step> steps =
                List.of(elements).stream().map(SkippedStepsTest::done).toList();
        return SkippedSteps.of(new Run("1", "plan:1:1", "Plan", AT, AT, flows, steps), PLAN);
    }

    private static Step done(String element) {
        String type = switch (element) {
            case "ask", "maybe" -> "userTask";
            case "gate" -> "exclusiveGateway";
            case "start" -> "startEvent";
            default -> "noneEndEvent";
        };
        return new Step(element, element, type, AT, AT, false, "", null, null);
    }
}
