package dev.firebreak.notification;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Shows a prepared notice to the diagram. */
@Component("describeNotice")
class DescribeNoticeDelegate implements JavaDelegate {

    private final Notices notices;

    DescribeNoticeDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Notice notice = notices.get(String.valueOf(execution.getVariable("notice")));
        execution.setVariable("template", notice.template());
        execution.setVariable("audience", notice.audience());
    }
}
