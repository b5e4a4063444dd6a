package dev.firebreak.engine;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stands before every command of the engine that ends a task: what is submitted must be what the task's own form asks
 * for, and it comes from the person who claimed the task. Refusals are recorded. Also records comments with their text,
 * which the engine's history leaves out.
 */
@Component
class SubmissionCheck extends CommandInterceptor {

    /** Ways around a form, and ways to change what is in the record: closed to people. */
    private static final Set<Class<?>> CLOSED_TO_PEOPLE = Set.of(
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            ResolveTaskCmd.class,
            UpdateCommentCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class,
            CreateAttachmentCmd.class,
            SaveAttachmentCmd.class,
            DeleteAttachmentCmd.class);

    private static final Map<Class<?>, Submission> SUBMISSIONS = Map.of(
            CompleteTaskCmd.class, new Submission(CompleteTaskCmd.class, "variables"),
            SubmitTaskFormCmd.class, new Submission(SubmitTaskFormCmd.class, "properties"));

    private final AuditLog audit;
    private final Recorder recorder;
    private final FormSchemas forms;

    SubmissionCheck(AuditLog audit, Recorder recorder, FormSchemas forms) {
        this.audit = audit;
        this.recorder = recorder;
        this.forms = forms;
    }

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        String person = context.getAuthenticatedUserId();
        if (person != null && CLOSED_TO_PEOPLE.contains(command.getClass())) {
            String what = command.getClass().getSimpleName().replace("Cmd", "");
            audit.appendAlone(
                    AuditEntry.of("OperationRefused", what + " is closed to people", Map.of("operation", what)));
            throw new AuthorizationException(
                    "'" + what + "' is closed to people: a task ends by its form, and the record is not changed.");
        }
        Submission submission = SUBMISSIONS.get(command.getClass());
        if (submission != null) {
            TaskEntity task = context.getTaskManager().findTaskById(submission.taskId(command));
            if (task != null) {
                submission.replace(command, checked(task, submission.values(command), person));
            }
        }
        T result = run(command);
        if (command instanceof AddCommentCmd && result instanceof Comment comment) {
            recorder.comment(comment);
        }
        return result;
    }

    private <T> T run(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException e) {
            throw refusal(e)
                    .<ProcessEngineException>map(no -> new BadUserRequestException(no.getMessage(), no))
                    .orElse(e);
        }
    }

    /** A listener's no, which the engine wraps. */
    private static Optional<TaskRefused> refusal(Throwable thrown) {
        Throwable cause = thrown.getCause();
        while (cause != null && !(cause instanceof TaskRefused)) {
            cause = cause.getCause();
        }
        return Optional.ofNullable((TaskRefused) cause);
    }

    private Map<String, Object> checked(TaskEntity task, Map<String, Object> values, @Nullable String person) {
        if (person != null && task.getAssignee() != null && !task.getAssignee().equals(person)) {
            throw refused(
                    task, List.of("it is claimed by " + task.getAssignee() + ". Ask them, or have it reassigned."));
        }
        Optional<FormSchema> form = forms.of(task);
        if (form.isEmpty()) {
            if (!values.isEmpty()) {
                throw refused(task, List.of("it has no form, so it takes no values: " + values.keySet()));
            }
            return values;
        }
        Map<String, Object> variables =
                form.get().isConditional() ? FormData.of(task.getVariablesTyped(false)) : Map.of();
        List<String> problems = form.get().problems(values, variables);
        if (!problems.isEmpty()) {
            throw refused(task, problems);
        }
        VariableMap complete = Variables.fromMap(values);
        // What the form hides has no answer, as in the browser: neither one that came along nor one from before.
        form.get().hidden(values, variables).forEach(question -> complete.putValue(question, null));
        form.get().emptiedLists(complete).forEach(list -> complete.putValueTyped(list, UnansweredLists.EMPTY));
        return complete;
    }

    private BadUserRequestException refused(TaskEntity task, List<String> problems) {
        String summary = "'" + task.getName() + "' was not completed: " + String.join(" ", problems);
        audit.appendAlone(new AuditEntry(
                "SubmissionRefused",
                recorder.caseKey(task.getProcessInstance().getRootProcessInstanceId()),
                null,
                task.getTaskDefinitionKey(),
                summary,
                Map.of("task", task.getId(), "problems", problems)));
        return new BadUserRequestException(summary);
    }

    /** Where a command keeps its task and its values. */
    private record Submission(CommandField task, CommandField submitted) {

        Submission(Class<?> command, String values) {
            this(CommandField.of(command, "taskId"), CommandField.of(command, values));
        }

        String taskId(Object command) {
            return String.valueOf(task.read(command));
        }

        void replace(Object command, Map<String, Object> values) {
            submitted.write(command, values);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> values(Object command) {
            Object values = submitted.read(command);
            return values == null ? Map.of() : (Map<String, Object>) values;
        }
    }
}
