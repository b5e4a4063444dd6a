package dev.firebreak.proof;

/** Where on its path an effect is cut off. */
enum HaltPoint {
    BEFORE_INTENT,
    AFTER_INTENT,
    AFTER_CALL,
    /** The outcome is being stored, and its transaction does not commit. */
    BEFORE_OUTCOME,
    AFTER_OUTCOME
}
