package dev.firebreak.cases;

/**
 * Something that points to the attacker.
 *
 * @param type ip, domain, url, hash, email, file or another word of the source
 * @param value as the source wrote it
 */
public record Indicator(String type, String value) {}
