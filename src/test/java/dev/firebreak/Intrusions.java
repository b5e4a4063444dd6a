package dev.firebreak;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Whole diagrams that would run code of their author's, one of each way that the engine knows. */
public final class Intrusions {

    private static final String DIAGRAM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://firebreak.dev/test">
              <bpmn:process id="intrusion" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start"><bpmn:outgoing>toTask</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="toTask" sourceRef="start" targetRef="task" />
                %s
              </bpmn:process>
            </bpmn:definitions>
            """;

    private Intrusions() {}

    /** A name and a diagram each. */
    public static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("an expression", expression()),
                Arguments.of("a script", script()),
                Arguments.of("a class", javaClass()));
    }

    public static String expression() {
        return diagram("<bpmn:serviceTask id='task' camunda:expression=\"${''.getClass()}\">%s</bpmn:serviceTask>");
    }

    public static String script() {
        return diagram("<bpmn:scriptTask id='task' scriptFormat='javascript'>%s<bpmn:script>1</bpmn:script>"
                + "</bpmn:scriptTask>");
    }

    public static String javaClass() {
        return diagram("<bpmn:serviceTask id='task' camunda:class='java.lang.Object'>%s</bpmn:serviceTask>");
    }

    /** The same without code: what refuses this is not the guard. */
    public static String harmless() {
        return diagram("<bpmn:task id='task'>%s</bpmn:task>").replace("id=\"intrusion\"", "id=\"harmless\"");
    }

    private static String diagram(String task) {
        return DIAGRAM.formatted(task.formatted("<bpmn:incoming>toTask</bpmn:incoming>"));
    }
}
