package dev.firebreak.engine;

import dev.firebreak.audit.CaseReadings;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDetailEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells which cases somebody reads at the engine's own resource and in its web apps, by what a command has loaded: values,
 * details, comments and decisions always count; processes, tasks and activities where they are those of one case, since
 * several are a list.
 */
class ReadingRecorder extends CommandInterceptor {

    private final Recorder recorder;
    private final ObjectProvider<CaseReadings> readings;

    ReadingRecorder(Recorder recorder, ObjectProvider<CaseReadings> readings) {
        this.recorder = recorder;
        this.readings = readings;
    }

    @Override
    public <T> T execute(Command<T> command) {
        T answer = next.execute(command);
        CommandContext context = Context.getCommandContext();
        if (context.getAuthenticatedUserId() != null) {
            CaseReadings heard = readings.getIfAvailable();
            if (heard != null && heard.concernCurrentPerson()) {
                heard.read(cases(context));
            }
        }
        return answer;
    }

    private Set<String> cases(CommandContext context) {
        Set<String> opened = new HashSet<>();
        Set<String> listed = new HashSet<>();
        for (CachedDbEntity cached :
                Set.copyOf(context.getDbEntityManager().getDbEntityCache().getCachedEntities())) {
            String process = process(cached.getEntity());
            String caseKey = process == null ? null : recorder.caseKey(process);
            if (caseKey != null) {
                (isContent(cached.getEntity()) ? opened : listed).add(caseKey);
            }
        }
        if (listed.size() == 1) {
            opened.addAll(listed);
        }
        return opened;
    }

    private static boolean isContent(DbEntity entity) {
        return entity instanceof VariableInstanceEntity
                || entity instanceof HistoricVariableInstanceEntity
                || entity instanceof HistoricDetailEventEntity
                || entity instanceof HistoricDecisionInstanceEntity
                || entity instanceof UserOperationLogEntryEventEntity
                || entity instanceof CommentEntity;
    }

    /** A called process has its case's key too. */
    private static @Nullable String process(DbEntity entity) {
        if (entity instanceof HistoryEvent event) {
            return event.getProcessInstanceId();
        } else if (entity instanceof HistoricVariableInstanceEntity variable) {
            return variable.getProcessInstanceId();
        } else if (entity instanceof VariableInstanceEntity variable) {
            return variable.getProcessInstanceId();
        } else if (entity instanceof ExecutionEntity execution) {
            return execution.getProcessInstanceId();
        } else if (entity instanceof TaskEntity task) {
            return task.getProcessInstanceId();
        }
        return entity instanceof CommentEntity comment ? comment.getProcessInstanceId() : null;
    }
}
