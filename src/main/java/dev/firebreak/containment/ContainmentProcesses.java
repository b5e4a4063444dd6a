package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.engine.SystemRights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Starts and ends what the plan does for one action beside the process of its case. */
@Component
class ContainmentProcesses {

    /** How long people have for an answer before somebody is told that they did not give it. */
    private static final Duration TO_ANSWER = Duration.ofHours(4);

    private final RuntimeService runtime;
    private final SystemRights system;
    private final Cases cases;
    private final Clock clock;

    ContainmentProcesses(RuntimeService runtime, SystemRights system, Cases cases, Clock clock) {
        this.runtime = runtime;
        this.system = system;
        this.cases = cases;
        this.clock = clock;
    }

    /** @return false where no process of the plan in force starts with that message */
    boolean start(String message, ContainmentAction action, Map<String, String> further) {
        IncidentCase incident = cases.get(action.caseKey());
        Map<String, Object> variables = new HashMap<>(further);
        variables.put(ContainmentVariables.ACTION, String.valueOf(action.id()));
        variables.put("caseKey", action.caseKey().text());
        variables.put("title", incident.title());
        variables.put("severity", incident.severity());
        variables.put("drill", incident.drill());
        variables.put("due", due(clock.instant()));
        try {
            system.run(() -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(action.caseKey().text())
                    .setVariables(variables)
                    .correlateStartMessage());
            return true;
        } catch (MismatchingMessageCorrelationException noSuchProcess) {
            return false;
        }
    }

    /** Gives a message to the processes of a case that wait for it and have a variable of that value; there may be none. */
    void tell(String message, CaseKey caseKey, String variable, String value) {
        system.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseKey.text())
                .processInstanceVariableEquals(variable, value)
                .correlateAll());
    }

    /** By when an answer is due that can be given from an instant on: as the plan's tasks read it. */
    static LinkedHashMap<String, String> due(Instant from) {
        LinkedHashMap<String, String> due = new LinkedHashMap<>();
        due.put("recover", from.plus(TO_ANSWER).truncatedTo(ChronoUnit.SECONDS).toString());
        return due;
    }

    /** Ends what works for an action beside its case: the case goes on under another key. */
    void end(ContainmentAction action, String why) {
        system.run(() -> runtime
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .processInstanceBusinessKey(action.caseKey().text())
                .variableValueEquals(ContainmentVariables.ACTION, String.valueOf(action.id()))
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtime.deleteProcessInstance(id, why)));
    }
}
