package dev.firebreak.containment;

import java.util.regex.Pattern;

/** An account as its directory writes it: {@code anna}, {@code anna@example.org}, {@code EXAMPLE\anna}. */
final class AccountTarget {

    private static final int LONGEST = 256;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+$\\\\-]*");

    private AccountTarget() {}

    static String read(String text) {
        if (text.length() > LONGEST || !NAME.matcher(text).matches()) {
            throw new InvalidTarget(text, "is no account name: one login or address, without spaces or wildcards.");
        }
        return text;
    }
}
