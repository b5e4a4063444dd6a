package dev.firebreak.containment;

/**
 * What a hook is asked for; the body of an HTTP call.
 *
 * @param action word of the catalogue
 * @param kind {@code apply} or {@code release}
 * @param idempotencyKey 64 lowercase hex, the same at every retry
 */
record HookCall(String caseKey, String action, String target, String kind, String reason, String idempotencyKey) {}
