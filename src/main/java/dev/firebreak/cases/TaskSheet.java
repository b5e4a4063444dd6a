package dev.firebreak.cases;

import dev.firebreak.audit.CaseSheet;
import dev.firebreak.engine.SystemRights;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricFormField;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What people were asked to do on a case, and what they filled in. */
@Component
@Order(30)
class TaskSheet implements CaseSheet {

    private final HistoryService history;
    private final SystemRights system;

    TaskSheet(HistoryService history, SystemRights system) {
        this.history = history;
        this.system = system;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public String heading() {
        return "Tasks";
    }

    @Override
    public List<String> columns() {
        return List.of("Task", "Who", "Given", "Due", "Ended", "How", "Filled in");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        return system.call(() -> history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(caseKey)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(this::row)
                .toList());
    }

    private List<String> row(HistoricTaskInstance task) {
        return List.of(
                Objects.toString(task.getName(), task.getTaskDefinitionKey()),
                Objects.toString(task.getAssignee(), ""),
                at(task.getStartTime()),
                at(task.getDueDate()),
                at(task.getEndTime()),
                Objects.toString(task.getDeleteReason(), "open"),
                filledIn(task));
    }

    private String filledIn(HistoricTaskInstance task) {
        List<HistoricDetail> fields = history.createHistoricDetailQuery()
                .formFields()
                .taskId(task.getId())
                .list();
        return fields.stream()
                .map(HistoricFormField.class::cast)
                .map(field -> field.getFieldId() + ": " + field.getFieldValue())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String at(@Nullable Date time) {
        return time == null ? "" : time.toInstant().toString();
    }
}
