package dev.firebreak.containment;

import java.util.Locale;
import java.util.regex.Pattern;

/** A machine by its name: RFC 1123, with the underscore that Windows allows. */
final class HostTarget {

    private static final int LONGEST = 253;
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    private HostTarget() {}

    static String read(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.contains(":") || NUMBERS.matcher(name).matches()) {
            throw new InvalidTarget(text, "looks like an address. Give the machine by its name.");
        }
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new InvalidTarget(text, "is no host name: letters, digits, dashes and dots only, no spaces.");
        }
        if (name.equals("localhost") || name.endsWith(".localhost") || name.startsWith("localhost.")) {
            throw new InvalidTarget(text, "is whichever machine reads it. Give the machine by its own name.");
        }
        return name;
    }
}
