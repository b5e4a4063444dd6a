package dev.firebreak.notification;

/**
 * How an obligation was answered.
 *
 * @param decision notify or not-required
 * @param reason why no notice is required
 * @param reference of the submission
 * @param lateReason why it was submitted late
 */
record ClockAnswer(String decision, String reason, String reference, String lateReason) {

    boolean isNotify() {
        return !decision.equals(LegalClock.NOT_REQUIRED);
    }
}
