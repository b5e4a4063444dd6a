package dev.firebreak.engine;

import java.time.Instant;
import java.util.Map;

/**
 * One effect for a worker in another network.
 *
 * @param id to tell the outcome with
 * @param key 64 lowercase hex, the same at every retry
 * @param lockedUntil when another may have it
 * @param more what its handler adds
 */
public record EffectOrder(
        String id,
        String topic,
        String action,
        String target,
        String key,
        Instant lockedUntil,
        Map<String, Object> more) {}
