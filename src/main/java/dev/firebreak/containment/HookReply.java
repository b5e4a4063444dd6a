package dev.firebreak.containment;

import dev.firebreak.engine.EffectOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** What came back over the wire. */
sealed interface HookReply {

    /**
     * @param retryAfter the header of that name
     * @param type the header Content-Type, or ""
     */
    record Answered(int status, Optional<String> retryAfter, String type, HookBody body) implements HookReply {

        private static final int SHOWN = 300;

        /** What the hook said, in one line. */
        String said(String hook) {
            String text = body.text().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
            String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
            return "Hook " + hook + " answered HTTP " + status + (shown.isEmpty() ? "." : ": " + shown);
        }

        /** How long it asks us to wait (RFC 9110 §10.2.3: seconds, or a date); empty where it does not. */
        Optional<Duration> pause(Clock clock) {
            String text = retryAfter.orElse("").strip();
            if (text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            return Optional.ofNullable(DateUtils.parseStandardDate(text))
                    .map(then -> Duration.between(clock.instant(), then))
                    .filter(pause -> !pause.isNegative());
        }
    }

    /**
     * Not one byte of the call went out.
     *
     * @param blocked whether the address is one that hooks may not have, so that trying again is no use
     */
    record NeverSent(String why, boolean blocked) implements HookReply {

        EffectOutcome outcome(String hook) {
            return blocked
                    ? new EffectOutcome.Refused("Hook " + hook + " was not called: " + why
                            + ". Nothing was sent. Have an administrator look at its address.")
                    : new EffectOutcome.NotSent("Hook " + hook + " cannot be reached: " + why);
        }
    }

    /** The call went out, at least in part, and no answer came that can be read. */
    record Lost(String why) implements HookReply {

        EffectOutcome outcome(String hook) {
            return new EffectOutcome.OutcomeUnknown(
                    "Hook " + hook + " " + why + ". Whether it took effect is not known.");
        }
    }
}
