package dev.firebreak.cases;

import dev.firebreak.engine.SystemRights;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;

/** Sends the plan's messages to the process that works a case. */
@Component
class CaseMessages {

    private final RuntimeService runtime;
    private final CaseRows rows;
    private final SystemRights system;

    CaseMessages(RuntimeService runtime, CaseRows rows, SystemRights system) {
        this.runtime = runtime;
        this.rows = rows;
        this.system = system;
    }

    /** Starts the plan on a case, with the case key as business key. */
    void start(String message, CaseKey key, Map<String, Object> variables) {
        try {
            String instance = system.call(() -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(key.text())
                    .setVariables(variables)
                    .correlateStartMessage()
                    .getProcessInstanceId());
            rows.workedBy(key, instance);
        } catch (MismatchingMessageCorrelationException e) {
            throw new IllegalStateException(
                    "No process of the plan in force starts with message " + message + ". Deploy a plan that has one.",
                    e);
        }
    }

    /** Whether the plan was waiting for the message. The variables belong to what it triggers alone. */
    boolean send(String message, CaseKey key, Map<String, Object> variables) {
        return correlate(to(message, key).setVariablesToTriggeredScope(variables));
    }

    /** Like {@link #send}, with variables of the whole process. */
    boolean sendToAll(String message, CaseKey key, Map<String, Object> variables) {
        return correlate(to(message, key).setVariables(variables));
    }

    /** Tells whoever started a drill that its case has ended. */
    void drillFinished(CaseKey key) {
        system.run(() -> runtime.createMessageCorrelation("DrillFinished")
                .processInstanceVariableEquals("drillCaseKey", key.text())
                .correlateAll());
    }

    private MessageCorrelationBuilder to(String message, CaseKey key) {
        return runtime.createMessageCorrelation(message).processInstanceId(rows.processInstance(key));
    }

    private boolean correlate(MessageCorrelationBuilder message) {
        return !system.call(message::correlateAllWithResult).isEmpty();
    }
}
