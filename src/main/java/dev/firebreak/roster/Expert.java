package dev.firebreak.roster;

/**
 * Somebody outside the house who can be asked for help.
 *
 * @param purpose what they help with
 * @param access what they may see, in words
 */
public record Expert(
        String id, String name, String email, String phone, String purpose, String contract, String access) {}
