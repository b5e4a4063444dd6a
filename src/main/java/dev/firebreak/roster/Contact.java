package dev.firebreak.roster;

/** Whom to reach, and how; what is not known is empty. */
public record Contact(String name, String email, String phone) {}
