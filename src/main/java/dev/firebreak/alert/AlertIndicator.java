package dev.firebreak.alert;

/**
 * Something in an alert that points to the attacker.
 *
 * @param type ip, domain, url, hash, email, file, cve or another word of the source
 * @param value as the source wrote it
 */
public record AlertIndicator(String type, String value) {}
