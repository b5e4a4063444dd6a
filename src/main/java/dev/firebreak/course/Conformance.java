package dev.firebreak.course;

import dev.firebreak.audit.TimelineEntry;
import dev.firebreak.course.Deviation.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** Compares what was done for a case with the version of the plan that it ran on. */
@Component
class Conformance {

    private final PlanModels models;
    private final Clock clock;

    Conformance(PlanModels models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /** What is not as the plan says, breaches first; empty where all is. */
    List<Deviation> of(Course course) {
        LinkedHashSet<Deviation> found = new LinkedHashSet<>();
        Map<String, String> remembered = remembered(course);
        for (Run run : course.runs()) {
            BpmnModelInstance model = models.model(run.definition());
            SkippedSteps.of(run, model).forEach(text -> found.add(new Deviation(Kind.SKIPPED, run.name(), text)));
            Map<String, Integer> times = new LinkedHashMap<>();
            for (Step step : run.steps()) {
                if (step.isUserTask() && model.getModelElementById(step.element()) instanceof UserTask task) {
                    lateness(run, step, found);
                    if (step.isDone()) {
                        times.merge(step.name(), task.getLoopCharacteristics() == null ? 1 : 0, Integer::sum);
                        role(run, step, task, found);
                        secondPerson(run, step, task, remembered, found);
                    }
                }
            }
            times.forEach((name, count) -> {
                if (count > 1) {
                    found.add(new Deviation(
                            Kind.REPEATED, run.name(), "'" + name + "' was done " + count + " times in this process."));
                }
            });
        }
        approvals(course.approvals(), found);
        return found.stream()
                .sorted((one, other) ->
                        Boolean.compare(other.kind().isBreach(), one.kind().isBreach()))
                .toList();
    }

    private void lateness(Run run, Step step, LinkedHashSet<Deviation> found) {
        Instant due = step.due();
        Instant until = step.ended() == null ? clock.instant() : step.ended();
        if (due != null && !step.cancelled() && until.isAfter(due)) {
            String what = step.ended() == null ? "' is open " : "' was done ";
            found.add(new Deviation(
                    Kind.LATE, run.name(), "'" + step.name() + what + Spans.of(due, until) + " after it was due."));
        }
    }

    private static void role(Run run, Step step, UserTask task, LinkedHashSet<Deviation> found) {
        List<String> groups = task.getCamundaCandidateGroupsList();
        boolean fixed = !groups.isEmpty() && groups.stream().noneMatch(group -> group.contains("${"));
        if (!fixed || task.getCamundaAssignee() != null) {
            return;
        }
        Set<String> roles = step.roles();
        String what = "'" + step.name() + "' is for " + String.join(", ", groups) + ", and was done by "
                + (step.actor().isEmpty() ? "nobody known" : step.actor());
        if (roles == null) {
            found.add(new Deviation(
                    Kind.UNKNOWN_ROLE, run.name(), what + ". Which roles that person had then was not recorded."));
        } else if (groups.stream().noneMatch(roles::contains)) {
            String held = roles.isEmpty() ? ", who had no role." : ", who was " + String.join(", ", roles) + ".";
            found.add(new Deviation(Kind.WRONG_ROLE, run.name(), what + held));
        }
    }

    private void secondPerson(
            Run run, Step step, UserTask task, Map<String, String> remembered, LinkedHashSet<Deviation> found) {
        String variable = property(task, "notSameAs");
        if (!variable.isEmpty()
                && !step.actor().isEmpty()
                && step.actor().equals(remembered.get(run.id() + " " + variable))) {
            found.add(new Deviation(
                    Kind.SAME_PERSON,
                    run.name(),
                    "'" + step.name() + "' needs a second person, but " + step.actor()
                            + " did both it and the work that is checked."));
        }
    }

    /** Process instance and variable → who did the work that somebody else is to check. */
    private Map<String, String> remembered(Course course) {
        Map<String, String> remembered = new HashMap<>();
        for (Run run : course.runs()) {
            BpmnModelInstance model = models.model(run.definition());
            for (Step step : run.steps()) {
                if (step.isDone() && model.getModelElementById(step.element()) instanceof UserTask task) {
                    remembered.put(run.id() + " " + property(task, "remember"), step.actor());
                }
            }
        }
        return remembered;
    }

    private static void approvals(List<TimelineEntry> entries, LinkedHashSet<Deviation> found) {
        Map<String, TimelineEntry> requested = new HashMap<>();
        for (TimelineEntry entry : entries) {
            String action = Courses.action(entry);
            if (entry.kind().equals("ContainmentRequested")) {
                requested.put(action, entry);
            } else {
                TimelineEntry asked = requested.get(action);
                if (asked != null && asked.actor().equals(entry.actor())) {
                    found.add(new Deviation(
                            Kind.SAME_PERSON,
                            "Containment",
                            entry.actor() + " approved what " + entry.actor() + " had asked for: " + asked.summary()));
                }
            }
        }
    }

    private static String property(UserTask task, String name) {
        List<String> values = new ArrayList<>();
        if (task.getExtensionElements() != null) {
            task.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaProperties.class)
                    .list()
                    .forEach(properties -> properties.getCamundaProperties().stream()
                            .filter(each -> name.equals(each.getCamundaName()))
                            .map(CamundaProperty::getCamundaValue)
                            .forEach(values::add));
        }
        return values.isEmpty() ? "" : Objects.toString(values.get(0), "");
    }
}
