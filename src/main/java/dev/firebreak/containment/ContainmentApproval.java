package dev.firebreak.containment;

import java.time.Instant;

/** What one person decided about one exact action. */
record ContainmentApproval(long actionId, String approver, boolean approved, String reason, String hash, Instant at) {}
