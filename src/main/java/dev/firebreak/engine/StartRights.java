package dev.firebreak.engine;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * People start a process at its beginning and with nothing in it. The engine lets whoever may start one begin behind its
 * approvals, with answers of their own and under the key of a case.
 */
class StartRights extends CommandInterceptor {

    private static final CommandField BUILDER = CommandField.of(StartProcessInstanceCmd.class, "instantiationBuilder");
    private static final CommandField KEY = CommandField.of(SubmitStartFormCmd.class, "businessKey");
    private static final CommandField VALUES = CommandField.of(SubmitStartFormCmd.class, "variables");

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext().getAuthenticatedUserId() != null && !startsPlainly(command)) {
            throw new AuthorizationException(
                    "A process is started at its beginning, without a business key and without "
                            + "variables: what it needs to know, its own forms ask for.");
        }
        return next.execute(command);
    }

    private static boolean startsPlainly(Command<?> command) {
        if (command instanceof StartProcessInstanceCmd) {
            ProcessInstantiationBuilderImpl start = (ProcessInstantiationBuilderImpl) BUILDER.read(command);
            return start != null && isEmpty(start.getBusinessKey()) && isEmpty(start.getVariables());
        }
        if (command instanceof SubmitStartFormCmd) {
            return isEmpty((String) KEY.read(command)) && isEmpty((Map<?, ?>) VALUES.read(command));
        }
        return !(command instanceof StartProcessInstanceAtActivitiesCmd);
    }

    private static boolean isEmpty(@Nullable String key) {
        return key == null || key.isEmpty();
    }

    private static boolean isEmpty(@Nullable Map<?, ?> variables) {
        return variables == null || variables.isEmpty();
    }
}
