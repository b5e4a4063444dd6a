package dev.firebreak.roster;

/**
 * Addressees that the team file names, other than the team itself.
 *
 * @param inside whether mail to them stays in the house
 */
record Audience(String email, boolean inside) {}
