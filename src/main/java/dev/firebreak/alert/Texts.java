package dev.firebreak.alert;

/** Cuts and cleans texts that came from outside. */
public final class Texts {

    /** The longest title of an alert or a case. */
    public static final int TITLE = 300;

    /** The longest description that is stored. */
    public static final int DESCRIPTION = 100_000;

    /** The longest text that a process variable holds. */
    public static final int VARIABLE = 4_000;

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** At most {@code most} characters; what was longer ends in "…". */
    public static String shorten(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** One line: line breaks and tabs become blanks. */
    public static String line(String text) {
        return text.replaceAll("[\\r\\n\\t]+", " ");
    }

    /**
     * Whether a text holds a control character of ASCII; line breaks and tabs count only in a text of one line. Those
     * beyond ASCII are what a wrong encoding makes of quotation marks: real alerts hold them.
     */
    public static boolean hasControl(String text, boolean oneLine) {
        return text.chars().anyMatch(c -> isControl(c) && (oneLine || !isLayout(c)));
    }

    /** Control characters replaced, so that an attacker's bytes in a log line cannot keep its alert out. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(isControl(c) && !isLayout(c) ? REPLACEMENT : (char) c));
        return clean.toString();
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == 0x7F;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }
}
