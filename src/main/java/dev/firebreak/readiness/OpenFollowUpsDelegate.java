package dev.firebreak.readiness;

import dev.firebreak.cases.CaseKey;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the actions that a review asks for. Reads {@code caseKey, followUps, due}; writes {@code followUpsOpened}. */
@Component("openFollowUps")
class OpenFollowUpsDelegate implements JavaDelegate {

    private final FollowUpOpener opener;
    private final FollowUpRows rows;

    OpenFollowUpsDelegate(FollowUpOpener opener, FollowUpRows rows) {
        this.opener = opener;
        this.rows = rows;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        CaseKey key = new CaseKey((String) execution.getVariable("caseKey"));
        Map<String, String> due = (Map<String, String>) execution.getVariable("due");
        int opened = opener.open(key, rows.of(execution.getVariable("followUps")), due);
        execution.setVariable("followUpsOpened", opened);
    }
}
