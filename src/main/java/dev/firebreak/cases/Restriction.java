package dev.firebreak.cases;

import java.time.Instant;
import java.util.Set;

/**
 * A case that only named people know of.
 *
 * @param people their logins; some may have left the team
 * @param since when it was restricted, whoever was named later
 */
public record Restriction(Set<String> people, Instant since) {}
