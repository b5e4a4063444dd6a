package dev.firebreak.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out the effects of one external-task topic. The worker calls {@link #intend} and {@link #conclude} inside
 * transactions of its own, and {@link #perform} outside of any: what is intended is durable before anything is sent.
 */
public interface EffectHandler {

    /** The topic in the diagrams, such as "containment". */
    String topic();

    /** Names of the process variables that {@link #intend} reads. */
    List<String> variables();

    /** Effects of one lane do not hold up those of another; the name of the counterpart, where that is known so early. */
    default String lane(EffectTask task) {
        return topic();
    }

    /**
     * What is to be done, read from the task. Throws where the task makes no sense: nothing is sent, and after a few tries
     * the effect stands still until a person has it tried again.
     */
    EffectIntent intend(EffectTask task);

    /**
     * Does it. Ends well below the task's lock of five minutes, and never throws for what the other side does.
     *
     * @param key 64 lowercase hex, the same at every retry
     */
    EffectOutcome perform(EffectTask task, EffectIntent intent, String key);

    /**
     * Asks the other side what became of a call whose answer was lost, or that a crash left between intent and outcome;
     * called only where the {@link Counterpart} can be asked, as {@link #perform} is. {@code NotSent} means that it never
     * arrived and may be sent.
     */
    default EffectOutcome ask(EffectTask task, EffectIntent intent, String key) {
        return new EffectOutcome.OutcomeUnknown(intent.counterpart().name() + " cannot be asked what became of it.");
    }

    /**
     * What a worker in another network needs in order to do it, beside action, target and key, and no more; called inside a
     * transaction, after {@link #intend}. Empty where nothing is to be handed out: then {@link #perform} says why.
     */
    default Optional<Map<String, Object>> order(EffectTask task, EffectIntent intent, String key) {
        return Optional.empty();
    }

    /** Stores the outcome in the handler's own tables and gives the process variables to set. */
    Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome);
}
