package dev.firebreak.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * People claim for themselves, and give back what they claimed. The engine lets a candidate claim in anybody's name, and
 * ties giving back to the right to assign anybody, which a candidate must not have.
 */
class ClaimRights extends CommandInterceptor {

    private static final CommandField CLAIMED_FOR = CommandField.of(ClaimTaskCmd.class, "userId");
    private static final CommandField TASK = CommandField.of(AbstractSetTaskPropertyCmd.class, "taskId");
    private static final CommandField USER = CommandField.of(AbstractAddIdentityLinkCmd.class, "userId");

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        String person = context.getAuthenticatedUserId();
        if (person != null && command instanceof ClaimTaskCmd && !person.equals(CLAIMED_FOR.read(command))) {
            throw new AuthorizationException("A task is claimed by the person who works it, not for somebody else.");
        }
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
