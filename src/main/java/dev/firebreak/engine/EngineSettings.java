package dev.firebreak.engine;

import dev.firebreak.audit.CaseReadings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How Firebreak runs Camunda: full history, authorizations on, and both locks of the guard in place. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    /** Ten years in days; ids may hold the dots, dashes and signs that logins and file names hold. */
    private static final String KEPT = "P3650D";

    private static final String IDS = "[a-zA-Z0-9._@-]+";

    /** What List.of and Map.of make; the engine knows the other plain collections itself. */
    private static final String UNCHANGING = Stream.of("List12", "ListN", "Map1", "MapN")
            .map(type -> "java.util.ImmutableCollections$" + type)
            .collect(Collectors.joining(","));

    private final NamedDelegates delegates;
    private final Recorder recorder;
    private final SubmissionCheck submissionCheck;
    private final FormSchemas forms;
    private final ObjectProvider<TaskAudience> audience;
    private final ObjectProvider<CaseReadings> readings;

    EngineSettings(
            NamedDelegates delegates,
            Recorder recorder,
            SubmissionCheck submissionCheck,
            FormSchemas forms,
            ObjectProvider<TaskAudience> audience,
            ObjectProvider<CaseReadings> readings) {
        this.audience = audience;
        this.readings = readings;
        this.delegates = delegates;
        this.recorder = recorder;
        this.submissionCheck = submissionCheck;
        this.forms = forms;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        guard(engine);
        record(engine);
        authorize(engine);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_FALSE);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setDefaultSerializationFormat("application/json");
        engine.setGeneralResourceWhitelistPattern(IDS);
        engine.setHistoryTimeToLive(KEPT);
        engine.setEnableExpressionsInAdhocQueries(false);
        // Who sets a variable over REST names the class it is read into: without this, any class of ours or Java's.
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationAllowedClasses(UNCHANGING);
    }

    private void guard(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressionManager(delegates));
        List<BpmnParseListener> listeners = new ArrayList<>();
        listeners.add(new PlanGuard(delegates));
        listeners.add(new FlowRecorder(recorder));
        listeners.add(new UnansweredLists(forms));
        engine.setCustomPreBPMNParseListeners(listeners);
        engine.setCustomPreDeployers(new ArrayList<>(List.of(new ResourceGuard())));
        engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new SubmissionAnswer())));
        engine.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>(List.of(
                new ReadingRecorder(recorder, readings),
                submissionCheck,
                new StartRights(),
                new ClaimRights(),
                new RetryRights(),
                new CommentRights())));
    }

    private void record(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
        engine.setHistory("full");
        // The recorder is not added here: Camunda's starter adds the bean of its type by itself.
        // Deletes what auditors need; retention is a decision of the record.
        engine.setHistoryCleanupEnabled(false);
        // For clean-up by such times alone, the engine would write every row of a case's history once more at the end.
        engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
    }

    private void authorize(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setAuthorizationCheckRevokes(ProcessEngineConfigurationImpl.AUTHORIZATION_CHECK_REVOKE_AUTO);
        engine.setEnforceSpecificVariablePermission(true);
        engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
        engine.setResourceAuthorizationProvider(new TaskRights(recorder, audience));
    }
}
