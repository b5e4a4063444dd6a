package dev.firebreak.cases;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps who completed a task in the variable that the task's property {@code remember} names. */
@Component("rememberPerson")
class RememberPersonListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setVariable(
                TaskProperties.required(task.getBpmnModelElementInstance(), "remember"),
                TaskProperties.person(task.getAssignee()));
    }
}
