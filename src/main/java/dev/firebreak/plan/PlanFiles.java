package dev.firebreak.plan;

import dev.firebreak.engine.SystemRights;
import dev.firebreak.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The files of a plan version, as they were deployed. Everyone of the team may read them, without rights on deployments. */
@Component
class PlanFiles {

    private final RepositoryService repository;
    private final SystemRights system;

    PlanFiles(RepositoryService repository, SystemRights system) {
        this.repository = repository;
        this.system = system;
    }

    /** In order of kind, then of name. */
    List<PlanFile> of(PlanVersion version) {
        return resources(version).stream()
                .map(resource -> PlanFile.of(resource.getName()))
                .sorted(Comparator.comparing(PlanFile::kind).thenComparing(PlanFile::name))
                .toList();
    }

    /** @throws Refusal 404 if the version has no such file */
    byte[] content(PlanVersion version, String name) throws IOException {
        Optional<Resource> found = resources(version).stream()
                .filter(resource -> resource.getName().equals(name))
                .findFirst();
        Resource resource = found.orElseThrow(() -> new Refusal(
                HttpStatus.NOT_FOUND,
                "No such file",
                "Plan version " + version.number() + " has no file '" + name + "'. Choose one from its list."));
        try (InputStream content =
                system.call(() -> repository.getResourceAsStreamById(version.deploymentId(), resource.getId()))) {
            return content.readAllBytes();
        }
    }

    private List<Resource> resources(PlanVersion version) {
        return system.call(() -> repository.getDeploymentResources(version.deploymentId()));
    }
}
