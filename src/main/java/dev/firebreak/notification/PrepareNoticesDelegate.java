package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Prepares a notice for each audience that the table names: {@code notices}, {@code noticesToClear}. */
@Component("prepareNotices")
class PrepareNoticesDelegate implements JavaDelegate {

    private final Notices notices;

    PrepareNoticesDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Notices.Prepared prepared = notices.prepare(
                new CaseKey(execution.getProcessBusinessKey()),
                TableRows.of(execution.getVariable("audiences")).stream()
                        .map(NoticePlan::of)
                        .toList(),
                execution.getProcessInstanceId());
        execution.setVariable("notices", new ArrayList<>(prepared.ids()));
        execution.setVariable("noticesToClear", prepared.toClear());
        execution.setVariable("noticesText", prepared.text());
    }
}
