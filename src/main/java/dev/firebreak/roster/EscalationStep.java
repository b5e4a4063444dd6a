package dev.firebreak.roster;

import java.time.Duration;

/**
 * Who is told of a task that is overdue.
 *
 * @param step 1 for the first
 * @param after time since the due date
 * @param to {@code on-call}, {@code on-call-deputy} or a role
 */
public record EscalationStep(int step, Duration after, String to) {}
