package dev.firebreak.course;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * What a process left out: a task that lies on every way from its start to the end it reached, yet was not done; and a step
 * that began although no flow led to it, as when an administrator moved the process by hand.
 */
final class SkippedSteps {

    private SkippedSteps() {}

    /** Sentences for people. */
    static List<String> of(Run run, BpmnModelInstance model) {
        Set<String> done =
                run.steps().stream().filter(Step::isDone).map(Step::element).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (EndEvent end : model.getModelElementsByType(EndEvent.class)) {
            if (done.contains(end.getId())) {
                for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                    if (!done.contains(task.getId())
                            && task.getParentElement().equals(end.getParentElement())
                            && isUnavoidable(task, end, model)) {
                        found.add("'" + name(task) + "' was not done, yet every way to '" + name(end)
                                + "' leads through it.");
                    }
                }
            }
        }
        run.steps().stream()
                .filter(step -> step.isWork() && isUnled(step, run, model))
                .forEach(step -> found.add("'" + step.name() + "' began although no flow of the plan led to it: the "
                        + "process was moved by hand."));
        return found;
    }

    private static boolean isUnled(Step step, Run run, BpmnModelInstance model) {
        return model.getModelElementById(step.element()) instanceof FlowNode node
                && !node.getIncoming().isEmpty()
                && node.getIncoming().stream().noneMatch(flow -> run.flows().contains(flow.getId()));
    }

    private static boolean isUnavoidable(UserTask task, EndEvent end, BpmnModelInstance model) {
        Collection<BoundaryEvent> boundaries = model.getModelElementsByType(BoundaryEvent.class);
        List<FlowNode> starts = model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement().equals(end.getParentElement()))
                .map(FlowNode.class::cast)
                .toList();
        return reaches(starts, end, null, boundaries) && !reaches(starts, end, task, boundaries);
    }

    private static boolean reaches(
            List<FlowNode> starts, FlowNode end, @Nullable FlowNode without, Collection<BoundaryEvent> boundaries) {
        Deque<FlowNode> open = new ArrayDeque<>(starts);
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (node.equals(without) || !seen.add(node.getId())) {
                continue;
            }
            node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(open::push);
            if (node instanceof Activity) {
                boundaries.stream()
                        .filter(event -> node.equals(event.getAttachedTo()))
                        .forEach(open::push);
            }
        }
        return seen.contains(end.getId());
    }

    private static String name(FlowNode node) {
        return Objects.toString(node.getName(), node.getId());
    }
}
