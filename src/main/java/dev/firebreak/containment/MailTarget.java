package dev.firebreak.containment;

import java.util.regex.Pattern;

/** One mail by its Message-ID (RFC 5322 §3.6.4), without the angle brackets. */
final class MailTarget {

    private static final int LONGEST = 995;
    private static final Pattern ID = Pattern.compile("[^\\s<>@*%\"()]+@[^\\s<>@*%\"()]+");

    private MailTarget() {}

    static String read(String text) {
        String id = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        if (id.length() > LONGEST || !ID.matcher(id).matches()) {
            throw new InvalidTarget(text, "is no Message-ID, such as <20260101.1234@example.org>.");
        }
        return id;
    }
}
