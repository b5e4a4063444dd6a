package dev.firebreak.cases;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Refuses that a task is completed by the person whose login is in the variable that its property {@code notSameAs} names. */
@Component("requireAnotherPerson")
class RequireAnotherPersonListener implements TaskListener {

    private final AuditLog audit;

    RequireAnotherPersonListener(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void notify(DelegateTask task) {
        String variable = TaskProperties.required(task.getBpmnModelElementInstance(), "notSameAs");
        String person = TaskProperties.person(task.getAssignee());
        if (person.equals(Given.text(task.getVariable(variable)))) {
            String why = "'" + task.getName() + "' needs a second pair of eyes: " + person
                    + " did the work that is checked here. Leave it to somebody else of the group.";
            audit.appendAlone(new AuditEntry(
                    "SubmissionRefused",
                    task.getExecution().getProcessBusinessKey(),
                    null,
                    task.getTaskDefinitionKey(),
                    why,
                    Map.of("task", task.getId(), "person", person)));
            throw new BadUserRequestException(why);
        }
    }
}
