package dev.firebreak.engine;

/**
 * What an effect will do.
 *
 * @param action such as "isolate-host" or "mail"
 * @param target what it is done to, such as a host name; for people and for the key
 * @param counterpart who does it
 */
public record EffectIntent(String action, String target, Counterpart counterpart) {}
