package dev.firebreak.engine;

import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Lets people give back what they claimed. The engine ties that to the right to assign anybody, which a candidate must
 * not have.
 */
class GiveBack extends CommandInterceptor {

    private static final CommandField TASK = CommandField.of(AbstractSetTaskPropertyCmd.class, "taskId");
    private static final CommandField USER = CommandField.of(AbstractAddIdentityLinkCmd.class, "userId");

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        if (command instanceof AssignTaskCmd && USER.read(command) == null && isOwnTask(context, command)) {
            return context.runWithoutAuthorization(() -> next.execute(command));
        }
        return next.execute(command);
    }

    private static boolean isOwnTask(CommandContext context, Command<?> command) {
        String person = context.getAuthenticatedUserId();
        TaskEntity task = context.getTaskManager().findTaskById(String.valueOf(TASK.read(command)));
        return person != null && task != null && person.equals(task.getAssignee());
    }
}
