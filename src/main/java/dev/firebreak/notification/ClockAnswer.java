package dev.firebreak.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an obligation was answered.
 *
 * @param decision notify or not-required
 * @param reason why no notice is required
 * @param reference of the submission
 * @param lateReason why it was submitted late
 * @param submittedAt when the notice had left, or null where that was not found out
 */
record ClockAnswer(
        String decision,
        String reason,
        String reference,
        String lateReason,
        @Nullable Instant submittedAt) {

    boolean isNotify() {
        return !decision.equals(LegalClock.NOT_REQUIRED);
    }
}
