package dev.firebreak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Intrusions;
import dev.firebreak.audit.AuditLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.transaction.support.TransactionTemplate;

/** What a start makes of the plan folder. */
@FirebreakTest
class PlanAtStartTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private PlanVersions versions;

    @Autowired
    private AuditLog audit;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.firebreak.Intrusions#all")
    void aFolderWithCodeInADiagramIsNotDeployed(String name, String diagram) throws IOException {
        Files.writeString(folder.resolve("harmless.bpmn"), Intrusions.harmless());
        Files.writeString(folder.resolve("planted.bpmn"), diagram);
        long deployments = repository.createDeploymentQuery().count();
        int version = versions.current().orElseThrow().number();

        ParseException refusal = catchThrowableOfType(ParseException.class, this::start);
        assertThat(refusal).hasMessageContaining("The plan guard refuses").hasMessageContaining("planted.bpmn");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(versions.current().orElseThrow().number()).isEqualTo(version);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKeyLike("intrusion%")
                        .count())
                .isZero();
    }

    @Test
    void theStartSaysWhatToCorrect() throws IOException {
        Files.writeString(folder.resolve("planted.bpmn"), Intrusions.script());
        ParseException refusal = catchThrowableOfType(ParseException.class, this::start);
        FailureAnalysis said = new RefusedPlanAnalyzer().analyze(refusal, refusal);
        assertThat(said.getDescription()).contains("planted.bpmn", "script");
        assertThat(said.getAction()).contains("Correct the file");
    }

    @Test
    void aSecondNodeWaitsForTheFirstToDecide() throws Exception {
        Files.writeString(folder.resolve("planted.bpmn"), Intrusions.script());
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            Future<?> start = transaction.execute(status -> {
                versions.lock();
                Future<?> waiting = second.submit(this::start);
                await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());
                return waiting;
            });
            // Only now does it read the folder's diagram.
            assertThatThrownBy(() -> start.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ParseException.class);
        } finally {
            second.shutdownNow();
        }
    }

    private void start() {
        PlanDeployer deployer = new PlanDeployer(repository, versions, new PlanProperties(folder, true), audit);
        transaction.executeWithoutResult(status -> {
            try {
                deployer.run(new DefaultApplicationArguments());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
