package dev.firebreak.engine;

/**
 * What an effect will do.
 *
 * @param action such as "isolate-host" or "mail"
 * @param target what it is done to, such as a host name; for people and for the key
 * @param repeatable whether the other side honours the key, so that the same call may be sent again when its answer was
 *     lost
 * @param retries when to try again what was certainly not sent, or may be repeated
 */
public record EffectIntent(String action, String target, boolean repeatable, RetrySchedule retries) {}
