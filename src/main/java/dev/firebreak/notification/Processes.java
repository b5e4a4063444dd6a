package dev.firebreak.notification;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Knows whether somebody is still at work on something. */
@Component
class Processes {

    private final RuntimeService runtime;

    Processes(RuntimeService runtime) {
        this.runtime = runtime;
    }

    boolean hasEnded(String processInstance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(processInstance)
                        .count()
                == 0;
    }
}
