package dev.firebreak.containment;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** A domain name with at least two labels, in lowercase ASCII (IDNA where it has other letters). */
final class DomainTarget {

    private static final int LONGEST = 253;
    private static final Pattern NAME = Pattern.compile(
            "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");

    private DomainTarget() {}

    static String read(String text) {
        String name = ascii(text);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (!name.contains(".")) {
            throw new InvalidTarget(text, "has no dot: a whole top-level domain, or no domain at all.");
        }
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new InvalidTarget(text, "is no domain name. Give the name alone, without scheme, path or port.");
        }
        return name;
    }

    private static String ascii(String text) {
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new InvalidTarget(text, "is no domain name.");
        }
    }
}
