package dev.firebreak.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Finds the form of a task in the plan version that its case runs on. Forms never change once deployed. */
@Component
class FormSchemas {

    /** A deployment holds one form of a key. */
    private record Place(String deployment, String form) {}

    private final Map<Place, FormSchema> known = new ConcurrentHashMap<>();
    private final ObjectMapper json;

    FormSchemas(ObjectMapper json) {
        this.json = json;
    }

    /** The form of a task, within a command; empty where the diagram gives it none. */
    Optional<FormSchema> of(TaskEntity task) {
        Expression key = task.getTaskDefinition().getCamundaFormDefinitionKey();
        if (key == null) {
            return Optional.empty();
        }
        Place place = new Place(task.getProcessDefinition().getDeploymentId(), key.getExpressionText());
        return Optional.of(known.computeIfAbsent(place, unread -> read(unread, task.getName())));
    }

    private static CamundaFormDefinitionEntity find(Place place, String task) {
        CamundaFormDefinitionEntity form = (CamundaFormDefinitionEntity) Context.getCommandContext()
                .getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(place.deployment(), place.form());
        if (form == null) {
            throw new IllegalStateException("Form '" + place.form() + "' of task '" + task
                    + "' is not in the plan version that its case runs on.");
        }
        return form;
    }

    private FormSchema read(Place place, String task) {
        CamundaFormDefinitionEntity form = find(place, task);
        byte[] bytes = Context.getCommandContext()
                .getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName())
                .getBytes();
        try {
            return FormSchema.of(json.readTree(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Form " + form.getResourceName() + " is not JSON", e);
        }
    }
}
