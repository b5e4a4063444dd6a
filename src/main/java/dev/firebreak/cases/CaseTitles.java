package dev.firebreak.cases;

import dev.firebreak.engine.RunningProcesses;
import dev.firebreak.engine.SystemRights;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Gives a case another title, in its row and in every process that works it. */
@Component
class CaseTitles {

    private final CaseRows rows;
    private final RunningProcesses running;
    private final RuntimeService runtime;
    private final SystemRights system;

    CaseTitles(CaseRows rows, RunningProcesses running, RuntimeService runtime, SystemRights system) {
        this.rows = rows;
        this.running = running;
        this.runtime = runtime;
        this.system = system;
    }

    void set(CaseKey key, String title) {
        rows.rename(key, title);
        system.run(() -> running.of(rows.processInstance(key))
                .forEach(instance -> runtime.setVariable(instance, "title", title)));
    }
}
