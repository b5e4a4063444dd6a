package dev.firebreak.roster;

import java.security.SecureRandom;

/** A password as somebody chose it, or as the system made it up. */
record Password(String text) {

    static final int SHORTEST = 12;

    /** Without what is easily mistaken for something else: 24 of these carry 130 bits. */
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int MADE_UP_LENGTH = 24;

    /** @throws AccountProblem if it is too short */
    static Password chosen(String login, String text) {
        if (text.length() < SHORTEST) {
            throw new AccountProblem(
                    "The password for '" + login + "' is too short: it needs at least " + SHORTEST + " characters.");
        }
        return new Password(text);
    }

    static Password madeUp() {
        return new Password(new SecureRandom()
                .ints(MADE_UP_LENGTH, 0, SIGNS.length())
                .mapToObj(SIGNS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString());
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
