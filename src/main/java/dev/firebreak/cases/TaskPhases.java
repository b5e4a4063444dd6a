package dev.firebreak.cases;

import dev.firebreak.engine.SystemRights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Which tasks belong to which phase, as the diagrams of all plan versions say in extension property {@code phase}. */
@Component
class TaskPhases {

    private static final String PHASE = "phase";

    private final RepositoryService repository;
    private final SystemRights system;

    /** Process definition → task → phase. A deployed definition never changes. */
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    TaskPhases(RepositoryService repository, SystemRights system) {
        this.repository = repository;
        this.system = system;
    }

    /** The tasks of a phase, each as "process definition id, blank, task definition key". */
    List<String> of(String phase) {
        return system.call(() -> repository.createProcessDefinitionQuery().list().stream()
                .map(ProcessDefinition::getId)
                .flatMap(definition -> known.computeIfAbsent(definition, this::read).entrySet().stream()
                        .filter(task -> task.getValue().equals(phase))
                        .map(task -> definition + " " + task.getKey()))
                .toList());
    }

    private Map<String, String> read(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> phase(task).map(phase -> Map.entry(task.getId(), phase)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<String> phase(UserTask task) {
        return TaskProperties.find(task, PHASE);
    }
}
