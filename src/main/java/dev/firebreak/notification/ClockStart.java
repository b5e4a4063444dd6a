package dev.firebreak.notification;

import java.time.Instant;

/**
 * From when a clock runs.
 *
 * @param why in words, for people: "the case was opened"
 */
record ClockStart(Instant at, String why) {}
