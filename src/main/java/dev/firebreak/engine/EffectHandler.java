package dev.firebreak.engine;

import java.util.List;
import java.util.Map;

/**
 * Carries out the effects of one external-task topic. The worker calls {@link #intend} and {@link #conclude} inside
 * transactions of its own, and {@link #perform} outside of any: what is intended is durable before anything is sent.
 */
public interface EffectHandler {

    /** The topic in the diagrams, such as "containment". */
    String topic();

    /** Names of the process variables that {@link #intend} reads. */
    List<String> variables();

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

    /** Stores the outcome in the handler's own tables and gives the process variables to set. */
    Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome);
}
