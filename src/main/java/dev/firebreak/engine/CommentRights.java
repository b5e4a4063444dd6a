package dev.firebreak.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Comments belong to whoever works the task. The engine checks no right before it stores one, and its web apps look a
 * task up in the history first, which those who work it may not read.
 */
class CommentRights extends CommandInterceptor {

    private static final CommandField TASK = CommandField.of(AddCommentCmd.class, "taskId");

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        if (context.getAuthenticatedUserId() == null) {
            return next.execute(command);
        }
        if (command instanceof AddCommentCmd) {
            checkWork(context, (String) TASK.read(command));
        }
        if (command instanceof HistoricTaskInstanceQueryImpl query && mayRead(context, query.getTaskId())) {
            return context.runWithoutAuthorization(() -> next.execute(command));
        }
        return next.execute(command);
    }

    private static void checkWork(CommandContext context, @Nullable String id) {
        TaskEntity task = running(context, id);
        if (task == null) {
            throw new AuthorizationException("A comment belongs to a running task. On a case, write a note instead.");
        }
        check(context, checker -> checker.checkTaskWork(task));
    }

    private static boolean mayRead(CommandContext context, @Nullable String id) {
        TaskEntity task = running(context, id);
        if (task == null) {
            return false;
        }
        try {
            check(context, checker -> checker.checkReadTask(task));
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static @Nullable TaskEntity running(CommandContext context, @Nullable String id) {
        return id == null ? null : context.getTaskManager().findTaskById(id);
    }

    private static void check(CommandContext context, Consumer<CommandChecker> right) {
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(right);
    }
}
