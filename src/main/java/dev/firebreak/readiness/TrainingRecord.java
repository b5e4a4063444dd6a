package dev.firebreak.readiness;

import java.time.Instant;

/**
 * What one person did in one round of training.
 *
 * @param person login
 * @param result completed, attended-class or excused
 */
record TrainingRecord(String person, String topic, String result, Instant recordedAt, String recordedBy) {}
