package dev.firebreak.readiness;

import java.time.Instant;

/**
 * An action that a review asked for.
 *
 * @param owner login, or "" where the review named nobody of the team
 */
record FollowUp(String processInstance, String caseKey, String title, String owner, Instant dueAt, Instant openedAt) {}
