package dev.firebreak.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A notice that law demands, as {@code obligations.yaml} of a plan version describes it; that file explains each entry.
 *
 * @param clockStarts the event that the clock runs from
 * @param opens at-once, after-submission or on-event
 * @param chainedOn the obligation that must be submitted first, or null
 * @param duration ISO 8601, or words such as without-undue-delay
 * @param defaultDuration the date we hold ourselves to where the law has words
 * @param notLaterThan a second limit, or null; the earlier one counts
 * @param calendar clock, calendar or business-days
 * @param holidays whose public holidays are no business days, or null
 * @param timezone where days begin and end, or null for the organisation's own
 * @param validFrom first day on which it is law, or null
 * @param validUntil last day on which it is law, or null
 */
record Obligation(
        String regime,
        String article,
        String clockStarts,
        String opens,
        @Nullable String chainedOn,
        String duration,
        @JsonProperty("default") @Nullable String defaultDuration,
        @Nullable Limit notLaterThan,
        String calendar,
        @Nullable String holidays,
        @Nullable ZoneId timezone,
        String recipient,
        String template,
        String contentRequired,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        boolean enabled) {

    /**
     * A second limit.
     *
     * @param unless in words, when it does not count: where it had passed before the first one began to run; or null
     */
    record Limit(
            String clockStarts, String duration, @Nullable String unless) {}

    /** Whether it is law on a day, and switched on. */
    boolean inForce(LocalDate day) {
        return enabled
                && (validFrom == null || !day.isBefore(validFrom))
                && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether it waits for a person who records an event; the table alone does not start it. */
    boolean opensOnEvent() {
        return opens.equals("on-event");
    }

    /** The obligation that must have been submitted before this clock starts. */
    Optional<String> predecessor() {
        return Optional.ofNullable(opens.equals("after-submission") ? chainedOn : null);
    }

    /** The time allowed, ISO 8601. */
    String allowed() {
        return duration.startsWith("P") || defaultDuration == null ? duration : defaultDuration;
    }
}
