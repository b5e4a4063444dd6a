package dev.firebreak.roster;

import java.time.Instant;

/**
 * Who is on call.
 *
 * @param until the first moment that is not theirs any more
 */
public record OnCall(Person first, Person deputy, Instant until) {}
