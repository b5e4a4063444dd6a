package dev.firebreak.engine;

/** What came of an effect on the outside world. */
public sealed interface EffectOutcome {

    /** What the other side said, or what went wrong; for people. */
    String message();

    /** The word for this outcome in tables and process variables. */
    String word();

    /** It took effect now. */
    record Applied(String message) implements EffectOutcome {
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

    /** Certain not to have been sent: tried again by the schedule. */
    record NotSent(String message) implements EffectOutcome {
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
