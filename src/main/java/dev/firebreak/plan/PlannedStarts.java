package dev.firebreak.plan;

import dev.firebreak.engine.SystemRights;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the plan does by the calendar: found by its timers, so that a newly drawn process appears by itself. */
@Component
public class PlannedStarts {

    private static final String TIMER_START = "timer-start-event";

    private final ManagementService management;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final SystemRights system;

    PlannedStarts(
            ManagementService management, RepositoryService repository, RuntimeService runtime, SystemRights system) {
        this.management = management;
        this.repository = repository;
        this.runtime = runtime;
        this.system = system;
    }

    /** All of them, the soonest first. Everyone of the team may know them. */
    public List<PlannedStart> all() {
        return system.call(() -> timers().stream()
                .map(this::plannedStart)
                .sorted(Comparator.comparing(PlannedStart::next, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(PlannedStart::name))
                .toList());
    }

    private List<JobDefinition> timers() {
        Set<String> newest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .collect(Collectors.toSet());
        return management.createJobDefinitionQuery().jobType(TIMER_START).list().stream()
                .filter(timer -> newest.contains(timer.getProcessDefinitionId()))
                .toList();
    }

    private PlannedStart plannedStart(JobDefinition timer) {
        String process = timer.getProcessDefinitionKey();
        ProcessDefinition definition = repository.getProcessDefinition(timer.getProcessDefinitionId());
        return new PlannedStart(
                process,
                Optional.ofNullable(definition.getName()).orElse(process),
                rhythm(timer),
                next(timer),
                runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .count());
    }

    private String rhythm(JobDefinition timer) {
        FlowElement start = repository
                .getBpmnModelInstance(timer.getProcessDefinitionId())
                .getModelElementById(timer.getActivityId());
        return Optional.ofNullable(start.getName()).orElse("");
    }

    private @Nullable Instant next(JobDefinition timer) {
        return management.createJobQuery().jobDefinitionId(timer.getId()).active().list().stream()
                .map(Job::getDuedate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
