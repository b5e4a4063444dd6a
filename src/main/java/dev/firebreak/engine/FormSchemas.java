package dev.firebreak.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Finds the form of a task in the plan version that its case runs on. Forms never change once deployed. */
@Component
class FormSchemas {

    private final Map<String, FormSchema> byDefinition = new ConcurrentHashMap<>();
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
        CommandContext engine = Context.getCommandContext();
        CamundaFormDefinitionEntity form = (CamundaFormDefinitionEntity) engine.getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(
                        task.getProcessDefinition().getDeploymentId(), key.getExpressionText());
        if (form == null) {
            throw new IllegalStateException("Form '" + key.getExpressionText() + "' of task '" + task.getName()
                    + "' is not in the plan version that its case runs on.");
        }
        return Optional.of(byDefinition.computeIfAbsent(form.getId(), id -> read(engine, form)));
    }

    private FormSchema read(CommandContext engine, CamundaFormDefinitionEntity form) {
        byte[] bytes = engine.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName())
                .getBytes();
        try {
            return FormSchema.of(json.readTree(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Form " + form.getResourceName() + " is not JSON", e);
        }
    }
}
