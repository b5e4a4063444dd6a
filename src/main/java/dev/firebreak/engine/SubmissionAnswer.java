package dev.firebreak.engine;

import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Lets a refused submission reach Tasklist as a sentence. Of all the engine's exceptions its resource answers only this
 * one with 400 when a task is completed, every other one with 500. Stands outside the transaction, so that the engine
 * itself has seen a bad request, which it does not log as an error.
 */
class SubmissionAnswer extends CommandInterceptor {

    private static final Set<Class<?>> SUBMISSIONS = Set.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (BadUserRequestException e) {
            if (SUBMISSIONS.contains(command.getClass())) {
                throw new FormFieldValidationException(null, e.getMessage(), e);
            }
            throw e;
        }
    }
}
