package dev.firebreak.plan;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deploys the plan folder whole, as one version, when its content is new. A running case keeps the version it started
 * on.
 */
@Component
@Order(PlanDeployer.ORDER)
public class PlanDeployer implements ApplicationRunner {

    /** The plan is there before whatever else runs at start. */
    public static final int ORDER = 0;

    private static final Logger LOG = LoggerFactory.getLogger(PlanDeployer.class);

    private final RepositoryService repository;
    private final PlanVersions versions;
    private final PlanProperties properties;
    private final AuditLog audit;

    PlanDeployer(RepositoryService repository, PlanVersions versions, PlanProperties properties, AuditLog audit) {
        this.repository = repository;
        this.versions = versions;
        this.properties = properties;
        this.audit = audit;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        PlanFolder folder = PlanFolder.read(properties.folder());
        String hash = folder.hash();
        versions.lock();
        Optional<PlanVersion> current = versions.current();
        if (current.isPresent() && current.get().hash().equals(hash)) {
            LOG.info("Plan version {} is in force ({})", current.get().number(), hash);
        } else if (current.isEmpty() || properties.applyAtStart()) {
            deploy(folder, hash);
        } else {
            LOG.warn(
                    "The plan folder differs from version {}, which stays in force: a change needs another person's "
                            + "approval.",
                    current.get().number());
        }
    }

    private void deploy(PlanFolder folder, String hash) {
        DeploymentBuilder deployment =
                repository.createDeployment().name("plan " + hash).source("firebreak");
        folder.files().forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
        PlanVersion version =
                versions.add(hash, deployment.deploy().getId(), folder.files().size());
        audit.append(AuditEntry.of(
                "PlanDeployed",
                "Plan version " + version.number() + " deployed with "
                        + folder.files().size() + " files",
                Map.of("version", version.number(), "hash", hash, "deployment", version.deploymentId())));
        LOG.info("Plan version {} deployed ({})", version.number(), hash);
    }
}
