package dev.firebreak.cases;

import dev.firebreak.alert.Texts;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says whether a case may be closed, and what is in the way. */
@Component("checkClosing")
class CheckClosingDelegate implements JavaDelegate {

    private final ClosingCheck check;

    CheckClosingDelegate(ClosingCheck check) {
        this.check = check;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> obstacles =
                check.obstacles(new CaseKey(execution.getProcessBusinessKey()), execution.getProcessInstanceId());
        execution.setVariable("closable", obstacles.isEmpty());
        execution.setVariable("closingObstacles", Texts.shorten(String.join("\n", obstacles), Texts.VARIABLE));
    }
}
