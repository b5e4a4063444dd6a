package dev.firebreak.roster;

/** Who has one shift, by login. */
record Shift(String person, String deputy) {}
