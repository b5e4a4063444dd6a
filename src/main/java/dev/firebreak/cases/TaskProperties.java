package dev.firebreak.cases;

import dev.firebreak.audit.Actor;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;

/** What the diagram says of a user task in its extension properties. */
final class TaskProperties {

    private TaskProperties() {}

    /** @throws IllegalStateException if the diagram does not say */
    static String required(UserTask task, String name) {
        return find(task, name)
                .orElseThrow(() -> new IllegalStateException("Task '" + task.getName()
                        + "' has a listener that needs the extension property '" + name
                        + "'. Add it in Camunda Modeler."));
    }

    /** Empty where the diagram does not say. */
    static Optional<String> find(UserTask task, String name) {
        ExtensionElements extensions = task.getExtensionElements();
        return extensions == null
                ? Optional.empty()
                : extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> name.equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst();
    }

    /** Who completes the task: the signed-in person, or whoever has it where Firebreak itself does. */
    static String person(@Nullable String assignee) {
        String actor = Actor.current();
        return actor.equals(Actor.SYSTEM) && assignee != null ? assignee : actor;
    }
}
