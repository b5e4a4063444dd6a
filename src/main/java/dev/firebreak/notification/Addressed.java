package dev.firebreak.notification;

import java.util.List;

/**
 * Whom a notice goes to.
 *
 * @param addresses of mail; empty where nobody has one
 * @param inside whether all of them are of the house
 * @param name how the mail greets them
 */
record Addressed(List<String> addresses, boolean inside, String name) {}
