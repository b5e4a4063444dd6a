package dev.firebreak.alert;

/**
 * Names a case to this package, which knows nothing else of it.
 *
 * @param key as people write it, IR-2026-0001
 */
public record CaseRef(String key) {}
