package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.engine.RunningProcesses;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.stereotype.Component;

/** Knows whether somebody is still at work on something, and with which variables. */
@Component
class Processes {

    private final RuntimeService runtime;
    private final HistoryService history;
    private final RunningProcesses running;
    private final Cases cases;

    Processes(RuntimeService runtime, HistoryService history, RunningProcesses running, Cases cases) {
        this.runtime = runtime;
        this.history = history;
        this.running = running;
        this.cases = cases;
    }

    boolean hasEnded(String processInstance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(processInstance)
                        .count()
                == 0;
    }

    /** When a step of a process began; empty for one that was never reached. */
    Optional<Instant> begin(String activityInstance) {
        return history.createHistoricActivityInstanceQuery().activityInstanceId(activityInstance).list().stream()
                .map(step -> step.getStartTime().toInstant())
                .findFirst();
    }

    /** The variables of the process that works a case; none where it has ended. */
    Map<String, Object> variablesOf(CaseKey key) {
        String main = cases.processInstance(key);
        return running.of(main).isEmpty() ? new HashMap<>() : new HashMap<>(runtime.getVariables(main));
    }

    /** What a variable of a process instance held last, ended or not. */
    Optional<Object> variable(String processInstance, String name) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(processInstance)
                .variableName(name)
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /**
     * Ends what works for a case beside its own process, such as on a clock that came from another case. Its own process
     * ends by itself, with all that it called.
     */
    void endBeside(CaseKey key, List<String> processInstances, String why) {
        processInstances.stream()
                .map(this::rootOf)
                .distinct()
                .filter(root -> !root.equals(cases.processInstance(key)))
                .filter(root -> !running.of(root).isEmpty())
                .forEach(root -> runtime.deleteProcessInstance(root, why));
    }

    /** Whether a notice that has not left cannot leave any more once a case has ended. */
    boolean endsWith(CaseKey key, NoticeTable.Unsent notice) {
        return notice.clock() != null
                || process(notice).map(this::rootOf).equals(Optional.of(cases.processInstance(key)));
    }

    private Optional<String> process(NoticeTable.Unsent notice) {
        return notice.activityInstance() == null
                ? Optional.ofNullable(notice.processInstance())
                : step(notice.activityInstance()).map(HistoricActivityInstance::getProcessInstanceId);
    }

    private Optional<HistoricActivityInstance> step(String activityInstance) {
        return history.createHistoricActivityInstanceQuery().activityInstanceId(activityInstance).list().stream()
                .findFirst();
    }

    private String rootOf(String processInstance) {
        HistoricProcessInstance found = history.createHistoricProcessInstanceQuery()
                .processInstanceId(processInstance)
                .singleResult();
        return found == null ? processInstance : found.getRootProcessInstanceId();
    }
}
