package dev.firebreak.notification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.stereotype.Component;

/** Files of the plan version that a process runs on, as they were deployed. */
@Component
class DeployedFiles {

    private static final int REMEMBERED = 1_000;

    private final RepositoryService repository;
    /** A definition never changes its deployment, and a deployment never changes its files. */
    private final Cache<String, String> deployments =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    DeployedFiles(RepositoryService repository) {
        this.repository = repository;
    }

    /** The deployment that a process definition came with. */
    String deploymentOf(String definition) {
        return deployments.get(
                definition, id -> repository.getProcessDefinition(id).getDeploymentId());
    }

    /** The text of a file, by its name relative to the plan folder; empty where the plan has no such file. */
    Optional<String> text(String deployment, String name) {
        Optional<String> id = repository.getDeploymentResources(deployment).stream()
                .filter(resource -> resource.getName().equals(name))
                .map(Resource::getId)
                .findFirst();
        return id.map(resource -> read(deployment, resource));
    }

    private String read(String deployment, String resource) {
        try (InputStream stream = repository.getResourceAsStreamById(deployment, resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
