package dev.firebreak.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an effect on the outside world. */
public sealed interface EffectOutcome {

    /** What the other side said, or what went wrong; for people. */
    String message();

    /** The word for this outcome in tables and process variables. */
    String word();

    /**
     * It took effect now.
     *
     * @param reference by what the other side knows it, such as the number of a rule; "" where it said none
     */
    record Applied(String message, String reference) implements EffectOutcome {
        public Applied(String message) {
            this(message, "");
        }

        @Override
        public String word() {
            return "applied";
        }
    }

    /** It had taken effect before: the other side knows the key, or the state was there already. */
    record AlreadyApplied(String message) implements EffectOutcome {
        @Override
        public String word() {
            return "already-applied";
        }
    }

    /** The other side said no; nothing took effect. */
    record Refused(String message) implements EffectOutcome {
        @Override
        public String word() {
            return "refused";
        }
    }

    /**
     * Certain not to have been sent: tried again by the schedule.
     *
     * @param pause how long the other side asked us to wait, where it did
     */
    record NotSent(String message, @Nullable Duration pause) implements EffectOutcome {
        public NotSent(String message) {
            this(message, null);
        }

        @Override
        public String word() {
            return "not-sent";
        }
    }

    /** Sent, and the answer is unknown: a person decides, unless the same key may be sent again. */
    record OutcomeUnknown(String message) implements EffectOutcome {
        @Override
        public String word() {
            return "outcome-unknown";
        }
    }
}
