package dev.firebreak.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetExternalTaskRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * Whoever may have failed jobs of a process tried again may have its failed effects tried again too. The engine ties that
 * to the right to change a running case in any way. Nobody stops a job or an effect by taking its tries away, or moves a
 * timer.
 */
class RetryRights extends CommandInterceptor {

    private static final CommandField EFFECT = CommandField.of(ExternalTaskCmd.class, "externalTaskId");
    private static final CommandField EFFECT_TRIES = CommandField.of(SetExternalTaskRetriesCmd.class, "retries");
    private static final CommandField JOB_TRIES = CommandField.of(SetJobRetriesCmd.class, "retries");
    private static final CommandField JOB_DATED = CommandField.of(SetJobRetriesCmd.class, "isDueDateSet");

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        boolean isEffect = command instanceof SetExternalTaskRetriesCmd;
        if (context.getAuthenticatedUserId() == null || !isEffect && !(command instanceof SetJobRetriesCmd)) {
            return next.execute(command);
        }
        Object tries = (isEffect ? EFFECT_TRIES : JOB_TRIES).read(command);
        boolean isDated = !isEffect && Boolean.TRUE.equals(JOB_DATED.read(command));
        if (isDated || tries instanceof Integer number && number < 1) {
            throw new AuthorizationException("What failed is tried again, now: set 1 or more retries and no due date.");
        }
        return isEffect && mayRetry(context, command)
                ? context.runWithoutAuthorization(() -> next.execute(command))
                : next.execute(command);
    }

    private static boolean mayRetry(CommandContext context, Command<?> command) {
        ExternalTaskEntity task =
                context.getExternalTaskManager().findExternalTaskById(String.valueOf(EFFECT.read(command)));
        return task != null
                && context.getAuthorizationManager()
                        .isAuthorized(
                                ProcessDefinitionPermissions.RETRY_JOB,
                                Resources.PROCESS_DEFINITION,
                                task.getProcessDefinitionKey());
    }
}
