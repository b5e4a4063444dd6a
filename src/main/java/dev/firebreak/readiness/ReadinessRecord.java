package dev.firebreak.readiness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finished run of a process that keeps the team ready.
 *
 * @param kind plan-review, drill, training, threat-watch, tool-update, hand-over, or what a new process calls it
 * @param process key of that process
 * @param caseKey the drill's case, or null
 */
record ReadinessRecord(
        String kind, String process, @Nullable String caseKey, String notes, Instant recordedAt, String recordedBy) {}
