package dev.firebreak.tlog;

/** Decimal numbers without sign and leading zeroes. */
final class Numbers {

    /** The largest that every JSON reader keeps exactly: 2^53 - 1. */
    private static final long MAX = (1L << 53) - 1;

    private Numbers() {}

    /** @throws Malformed if it is no such number, or larger than 2^53 - 1 */
    static long parse(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 16 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > 1 && text.startsWith("0")) {
            throw new Malformed("Not a plain decimal number");
        }
        long number = Long.parseLong(text);
        if (number > MAX) {
            throw new Malformed("A number beyond 2^53 - 1");
        }
        return number;
    }
}
