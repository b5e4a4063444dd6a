package dev.firebreak.roster;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** Reads the team file of a deployed plan. Asks the engine as the system: call it only where nobody is signed in. */
@Component
class DeployedTeam {

    private final RepositoryService repository;

    DeployedTeam(RepositoryService repository) {
        this.repository = repository;
    }

    /** Id of the newest plan's deployment; empty before the first. */
    Optional<String> newest() {
        return repository
                .createDeploymentQuery()
                .deploymentSource("firebreak")
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .map(Deployment::getId)
                .findFirst();
    }

    /**
     * The team of a plan.
     *
     * @throws InvalidTeam if the file is missing or breaks its rules
     */
    Team read(String deployment) {
        if (!repository.getDeploymentResourceNames(deployment).contains(TeamFile.NAME)) {
            throw new InvalidTeam(List.of("The plan folder holds no such file."));
        }
        try (InputStream file = repository.getResourceAsStream(deployment, TeamFile.NAME)) {
            return TeamFile.read(file.readAllBytes());
        } catch (IOException e) {
            throw new InvalidTeam(List.of("The file cannot be read: " + e.getMessage()));
        }
    }
}
