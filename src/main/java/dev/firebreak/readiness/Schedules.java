package dev.firebreak.readiness;

import dev.firebreak.web.EngineRights;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
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
class Schedules {

    private static final String TIMER_START = "timer-start-event";

    private final ManagementService management;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ReadinessRecords records;
    private final EngineRights rights;

    Schedules(
            ManagementService management,
            RepositoryService repository,
            RuntimeService runtime,
            ReadinessRecords records,
            EngineRights rights) {
        this.management = management;
        this.repository = repository;
        this.runtime = runtime;
        this.records = records;
        this.rights = rights;
    }

    /** The soonest first. */
    List<Schedule> all(Set<String> startable) {
        Map<String, ReadinessRecord> last = records.newest();
        return rights.asSystem(() -> timers().stream()
                .map(timer -> schedule(timer, last, startable))
                .sorted(Comparator.comparing(Schedule::next, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Schedule::name))
                .toList());
    }

    /** Keys of the processes that start by the calendar. */
    Set<String> processes() {
        return rights.asSystem(() ->
                timers().stream().map(JobDefinition::getProcessDefinitionKey).collect(Collectors.toSet()));
    }

    private List<JobDefinition> timers() {
        Set<String> newest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .collect(Collectors.toSet());
        return management.createJobDefinitionQuery().jobType(TIMER_START).list().stream()
                .filter(timer -> newest.contains(timer.getProcessDefinitionId()))
                .toList();
    }

    private Schedule schedule(JobDefinition timer, Map<String, ReadinessRecord> last, Set<String> startable) {
        String process = timer.getProcessDefinitionKey();
        ProcessDefinition definition = repository.getProcessDefinition(timer.getProcessDefinitionId());
        return new Schedule(
                process,
                Optional.ofNullable(definition.getName()).orElse(process),
                rhythm(timer),
                next(timer),
                last.get(process),
                runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .count(),
                startable.contains(process));
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
                .filter(due -> due != null)
                .map(Date::toInstant)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
