package dev.firebreak.worker;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.web.Refusal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a worker tells.
 *
 * @param outcome the word of an {@link EffectOutcome}
 * @param message for people
 * @param pause ISO 8601, how long the other side asked to wait; only where it was not sent
 */
record ToldOutcome(
        @Nullable String outcome,
        @Nullable String message,
        @Nullable String pause) {

    private static final int LONGEST = 4_000;

    static ToldOutcome of(EffectOutcome outcome) {
        Duration pause = outcome instanceof EffectOutcome.NotSent notSent ? notSent.pause() : null;
        return new ToldOutcome(outcome.word(), outcome.message(), pause == null ? null : pause.toString());
    }

    EffectOutcome read() {
        String text = message == null ? "" : message.substring(0, Math.min(message.length(), LONGEST));
        return switch (outcome == null ? "" : outcome) {
            case "applied" -> new EffectOutcome.Applied(text);
            case "already-applied" -> new EffectOutcome.AlreadyApplied(text);
            case "refused" -> new EffectOutcome.Refused(text);
            case "not-sent" -> new EffectOutcome.NotSent(text, duration());
            case "outcome-unknown" -> new EffectOutcome.OutcomeUnknown(text);
            default ->
                throw invalid(
                        "The outcome is none of applied, already-applied, refused, not-sent and outcome-unknown.");
        };
    }

    private @Nullable Duration duration() {
        try {
            return pause == null ? null : Duration.parse(pause);
        } catch (DateTimeParseException e) {
            throw invalid("The pause is no duration of ISO 8601, such as PT30S.");
        }
    }

    private static Refusal invalid(String what) {
        return new Refusal(HttpStatus.BAD_REQUEST, "Not valid", what + " Correct it and send it again.");
    }
}
