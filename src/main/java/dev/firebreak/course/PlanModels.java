package dev.firebreak.course;

import dev.firebreak.engine.SystemRights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** Diagrams and tables of the plan version that a case ran on; the engine keeps the parsed ones. */
@Component
class PlanModels {

    private final RepositoryService repository;
    private final SystemRights system;

    PlanModels(RepositoryService repository, SystemRights system) {
        this.repository = repository;
        this.system = system;
    }

    BpmnModelInstance model(String definition) {
        return system.call(() -> repository.getBpmnModelInstance(definition));
    }

    /** What the diagram is called. */
    String name(String definition) {
        return model(definition).getModelElementsByType(Process.class).stream()
                .map(process -> Objects.toString(process.getName(), process.getId()))
                .findFirst()
                .orElse(definition);
    }

    String bpmn(String definition) {
        return text(system.call(() -> repository.getProcessModel(definition)));
    }

    /** @throws UnknownTable if no plan version has it */
    String dmn(String definition) throws UnknownTable {
        try {
            return text(system.call(() -> repository.getDecisionModel(definition)));
        } catch (ProcessEngineException e) {
            throw new UnknownTable(e);
        }
    }

    private static String text(InputStream stored) {
        try (stored) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class UnknownTable extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownTable(Throwable cause) {
            super(cause);
        }
    }
}
