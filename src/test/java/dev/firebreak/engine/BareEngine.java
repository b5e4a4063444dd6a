package dev.firebreak.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * Camunda alone, as its documentation sets it up, with the plan's diagrams, tables and forms: full history, JSON variables, no
 * authorizations, and nothing of ours but what resolves the diagrams' expressions.
 */
public final class BareEngine {

    private BareEngine() {}

    /**
     * An engine with the plan deployed, in a database that is empty before.
     *
     * @param delegates by the names that the diagrams call them
     */
    public static ProcessEngine on(DataSource database, Path plan, Map<String, ?> delegates) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        delegates.forEach(beans::addBean);
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setProcessEngineName("bare");
        settings.setDataSource(database);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
        settings.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        settings.setHistoryCleanupEnabled(false);
        settings.setJobExecutorActivate(false);
        settings.setDefaultSerializationFormat("application/json");
        settings.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin())));
        settings.setExpressionManager(new GuardedExpressionManager(new NamedDelegates(beans)));
        ProcessEngine engine = settings.buildProcessEngine();
        deploy(engine, plan);
        return engine;
    }

    private static void deploy(ProcessEngine engine, Path plan) {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name("plan");
        try (Stream<Path> files = Files.walk(plan)) {
            for (Path file : (Iterable<Path>) files.filter(BareEngine::isOfTheEngine)::iterator) {
                deployment.addString(plan.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deployment.deploy();
    }

    private static boolean isOfTheEngine(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".bpmn") || name.endsWith(".dmn") || name.endsWith(".form");
    }
}
