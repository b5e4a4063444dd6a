package dev.firebreak.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.BundlePart;
import dev.firebreak.audit.BundleSink;
import dev.firebreak.engine.SystemRights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/**
 * The plan versions that a case ran on: plan/VERSION/ with their files as deployed, and plan/versions.json with their
 * hashes, to be compared with the entries that recorded their deployment.
 */
@Component
class CasePlan implements BundlePart {

    private final HistoryService history;
    private final RepositoryService repository;
    private final SystemRights system;
    private final PlanVersions versions;
    private final PlanFiles files;
    private final ObjectMapper json;

    CasePlan(
            HistoryService history,
            RepositoryService repository,
            SystemRights system,
            PlanVersions versions,
            PlanFiles files,
            ObjectMapper json) {
        this.history = history;
        this.repository = repository;
        this.system = system;
        this.versions = versions;
        this.files = files;
        this.json = json;
    }

    /**
     * A line of versions.json.
     *
     * @param hash of the whole plan, see {@link PlanVersion}
     * @param files SHA-256 of each, 64 lowercase hex
     */
    record Used(int version, String hash, String deployment, Map<String, String> files) {}

    @Override
    public Files of(String caseKey) {
        return sink -> write(caseKey, sink);
    }

    private void write(String caseKey, BundleSink sink) throws IOException {
        Set<String> deployments = system.call(() -> deployments(caseKey));
        List<Used> all = new ArrayList<>();
        for (PlanVersion version : versions.all()) {
            if (deployments.contains(version.deploymentId())) {
                all.add(write(version, sink));
            }
        }
        sink.file("plan/versions.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }

    private Used write(PlanVersion version, BundleSink sink) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (PlanFile file : files.of(version)) {
            byte[] content = files.content(version, file.name());
            sink.file("plan/" + version.number() + "/" + file.name(), content);
            hashes.put(file.name(), HexFormat.of().formatHex(PlanFolder.sha256(content)));
        }
        return new Used(version.number(), version.hash(), version.deploymentId(), hashes);
    }

    private Set<String> deployments(String caseKey) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseKey).list().stream()
                .map(HistoricProcessInstance::getProcessDefinitionId)
                .distinct()
                .map(definition -> repository.getProcessDefinition(definition).getDeploymentId())
                .collect(Collectors.toSet());
    }
}
