package dev.firebreak.engine;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.Comment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what the engine does into entries of the record, in the engine's own transaction. */
@Component
class Recorder implements HistoryEventHandler {

    private final AuditLog audit;
    private final CaseKeys caseKeys = new CaseKeys();

    Recorder(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity process) {
            process(process);
        } else if (event instanceof HistoricTaskInstanceEventEntity task) {
            task(task);
        } else if (event instanceof HistoricActivityInstanceEventEntity activity) {
            activity(activity);
        } else if (event instanceof HistoricVariableUpdateEventEntity variable) {
            variable(variable);
        } else if (event instanceof HistoricDecisionEvaluationEvent decision) {
            decision(decision);
        } else if (event instanceof HistoricIncidentEventEntity incident) {
            incident(incident);
        } else if (event instanceof UserOperationLogEntryEventEntity operation) {
            operation(operation);
        }
    }

    /** The business key of a root process instance, which is the case key; null for a process without a case. */
    @Nullable
    String caseKey(@Nullable String rootProcessInstanceId) {
        return caseKeys.of(rootProcessInstanceId);
    }

    void flowTaken(DelegateExecution execution) {
        ExecutionEntity entity = (ExecutionEntity) execution;
        String flow = execution.getCurrentTransitionId();
        audit.append(new AuditEntry(
                "FlowTaken",
                caseKeys.of(entity.getRootProcessInstanceId()),
                entity.getProcessDefinition().getKey(),
                flow,
                "Flow '" + flow + "' taken",
                Map.of("processInstance", execution.getProcessInstanceId())));
    }

    void comment(Comment comment) {
        audit.append(new AuditEntry(
                "CommentAdded",
                caseKeys.of(comment.getRootProcessInstanceId()),
                null,
                null,
                comment.getFullMessage(),
                details("task", comment.getTaskId(), "processInstance", comment.getProcessInstanceId())));
    }

    private void process(HistoricProcessInstanceEventEntity event) {
        String name = name(event.getProcessDefinitionName(), event.getProcessDefinitionKey());
        switch (event.getEventType()) {
            case "start" -> {
                caseKeys.remember(event);
                append("ProcessStarted", event, event.getStartActivityId(), "'" + name + "' started", details());
            }
            case "end" ->
                append(
                        "ProcessEnded",
                        event,
                        event.getEndActivityId(),
                        "'" + name + "' ended",
                        details("state", event.getState(), "reason", event.getDeleteReason()));
            default -> {}
        }
    }

    private void activity(HistoricActivityInstanceEventEntity event) {
        String what = "'" + name(event.getActivityName(), event.getActivityId()) + "'";
        switch (event.getEventType()) {
            case "start" ->
                append(
                        "ActivityStarted",
                        event,
                        event.getActivityId(),
                        what + " began",
                        details("type", event.getActivityType(), "activityInstance", event.getActivityInstanceId()));
            case "end" ->
                append(
                        event.isCanceled() ? "ActivityCancelled" : "ActivityEnded",
                        event,
                        event.getActivityId(),
                        what + (event.isCanceled() ? " was cancelled" : " ended"),
                        details("type", event.getActivityType(), "activityInstance", event.getActivityInstanceId()));
            default -> {}
        }
    }

    private void task(HistoricTaskInstanceEventEntity event) {
        String kind = switch (event.getEventType()) {
            case "create" -> "TaskCreated";
            case "update" -> "TaskChanged";
            case "complete" -> "TaskCompleted";
            case "delete" -> "TaskDeleted";
            default -> null;
        };
        if (kind != null) {
            String verb = kind.substring("Task".length()).toLowerCase(Locale.ROOT);
            append(
                    kind,
                    event,
                    event.getTaskDefinitionKey(),
                    "Task '" + event.getName() + "' " + verb,
                    details(
                            "task",
                            event.getTaskId(),
                            "assignee",
                            event.getAssignee(),
                            "due",
                            event.getDueDate() == null
                                    ? null
                                    : event.getDueDate().toInstant(),
                            "roles",
                            kind.equals("TaskCompleted") ? roles() : null));
        }
    }

    /** The roles that who acts has now, by name; who reads the entry next year finds another team. */
    private static List<String> roles() {
        Authentication who = Context.getCommandContext().getAuthentication();
        return who == null || who.getGroupIds() == null
                ? List.of()
                : who.getGroupIds().stream().sorted().toList();
    }

    private void variable(HistoricVariableUpdateEventEntity event) {
        if (isSet(event)) {
            append(
                    "VariableSet",
                    event,
                    event.getActivityInstanceId(),
                    "'" + event.getVariableName() + "' set",
                    details("name", event.getVariableName(), "value", Values.of(event)));
        } else if (event.getEventType().equals("delete")) {
            append(
                    "VariableRemoved",
                    event,
                    null,
                    "'" + event.getVariableName() + "' removed",
                    details("name", event.getVariableName()));
        }
    }

    /** What a called process has before its first activity are copies: the record has the originals. */
    private static boolean isSet(HistoricVariableUpdateEventEntity event) {
        boolean copied = event.getActivityInstanceId() == null
                && !event.getProcessInstanceId().equals(event.getRootProcessInstanceId());
        return event.getEventType().equals("update") || event.getEventType().equals("create") && !copied;
    }

    /** The evaluation as a whole names no process; the decisions in it do. */
    private void decision(HistoricDecisionEvaluationEvent event) {
        Decisions.of(event)
                .forEach(decision -> append(
                        "DecisionEvaluated",
                        event.getRootHistoricDecisionInstance(),
                        decision.activity(),
                        "Table '" + decision.name() + "' decided",
                        decision.details()));
    }

    private void incident(HistoricIncidentEventEntity event) {
        String kind = event.isOpen() ? "EngineTroubleOpened" : "EngineTroubleEnded";
        append(
                kind,
                event,
                event.getActivityId(),
                "The engine could not go on at '" + event.getActivityId() + "'",
                details("type", event.getIncidentType(), "message", event.getIncidentMessage()));
    }

    private void operation(UserOperationLogEntryEventEntity event) {
        append(
                "OperationDone",
                event,
                null,
                event.getOperationType() + " " + event.getEntityType(),
                details(
                        "operation", event.getOperationType(),
                        "entity", event.getEntityType(),
                        "property", event.getProperty(),
                        "before", event.getOrgValue(),
                        "after", event.getNewValue(),
                        "task", event.getTaskId()));
    }

    private void append(
            String kind, HistoryEvent event, @Nullable String element, String summary, Map<String, ?> details) {
        audit.append(new AuditEntry(
                kind,
                caseKeys.of(event.getRootProcessInstanceId()),
                event.getProcessDefinitionKey(),
                element,
                summary,
                details));
    }

    private static String name(@Nullable String name, @Nullable String id) {
        return name != null ? name : String.valueOf(id);
    }

    private static Map<String, Object> details(@Nullable Object... pairs) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                details.put(String.valueOf(pairs[i]), value);
            }
        }
        return details;
    }
}
