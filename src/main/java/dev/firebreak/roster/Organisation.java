package dev.firebreak.roster;

import java.time.ZoneId;

/**
 * Whose plan this is, and what decides which laws apply. {@code jurisdiction}, {@code sector} and {@code entityType} may
 * hold several values, separated by commas.
 *
 * @param domain mail from and to it counts as inside the house
 * @param processorOnly whether it only processes personal data for others
 * @param timezone for dates and times in notices
 * @param holidays whose public holidays count, such as {@code de}
 */
public record Organisation(
        String name,
        String domain,
        String jurisdiction,
        String sector,
        String entityType,
        boolean processorOnly,
        ZoneId timezone,
        String holidays,
        Contact dataProtectionOfficer) {}
