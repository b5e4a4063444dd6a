package dev.firebreak.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.jspecify.annotations.Nullable;

/** Which case a root process instance belongs to: its business key. A process keeps its key for life. */
class CaseKeys {

    private static final int REMEMBERED = 20_000;

    private final Cache<String, Optional<String>> byRoot =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    void remember(HistoricProcessInstanceEventEntity started) {
        if (started.getId().equals(started.getRootProcessInstanceId())) {
            byRoot.put(started.getId(), Optional.ofNullable(started.getBusinessKey()));
        }
    }

    @Nullable
    String of(@Nullable String rootProcessInstanceId) {
        if (rootProcessInstanceId == null) {
            return null;
        }
        Optional<String> known = byRoot.getIfPresent(rootProcessInstanceId);
        if (known == null) {
            known = find(rootProcessInstanceId);
            byRoot.put(rootProcessInstanceId, known);
        }
        return known.orElse(null);
    }

    private static Optional<String> find(String rootProcessInstanceId) {
        CommandContext engine = Context.getCommandContext();
        ExecutionEntity running = engine.getExecutionManager().findExecutionById(rootProcessInstanceId);
        if (running != null) {
            return Optional.ofNullable(running.getBusinessKey());
        }
        HistoricProcessInstanceEntity ended =
                engine.getHistoricProcessInstanceManager().findHistoricProcessInstance(rootProcessInstanceId);
        return Optional.ofNullable(ended).map(HistoricProcessInstanceEntity::getBusinessKey);
    }
}
