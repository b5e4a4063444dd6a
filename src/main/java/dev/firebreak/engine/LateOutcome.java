package dev.firebreak.engine;

/** A worker tells the outcome of an effect that is not its own, or no longer. */
public class LateOutcome extends RuntimeException {

    LateOutcome(String id) {
        super("Effect " + id
                + " is not held by this worker, or no longer: its lock ended, or its outcome was told before. "
                + "What was told is in the record, and changes nothing.");
    }
}
