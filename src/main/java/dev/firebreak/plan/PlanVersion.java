package dev.firebreak.plan;

import java.time.Instant;

/**
 * A plan as it was deployed.
 *
 * @param number 1 for the first
 * @param hash SHA-256 of the folder, 64 lowercase hex
 * @param deploymentId of the engine
 * @param files how many files it has
 * @param deployedBy login, or "firebreak" at start
 */
public record PlanVersion(
        int number, String hash, String deploymentId, int files, Instant deployedAt, String deployedBy) {}
