package dev.firebreak.evidence;

import java.time.Instant;

/**
 * One link of a chain of custody.
 *
 * @param person who collected it, received it, read it, got the copy, took it back or let it go
 * @param happenedAt when; may be before it was recorded
 * @param place where
 * @param reason why
 * @param changes what changed by it: "none" where nothing did
 * @param recordedBy a login
 */
record CustodyEvent(
        CustodyKind kind,
        String person,
        Instant happenedAt,
        String place,
        String reason,
        String changes,
        String recordedBy,
        Instant recordedAt) {}
