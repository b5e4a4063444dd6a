package dev.firebreak.containment;

import java.util.List;

/** Containment in plain words, for forms. */
final class ContainmentTexts {

    /** The engine keeps text of at most this many characters in one variable. */
    private static final int LONGEST = 4000;

    private ContainmentTexts() {}

    /** One line per action; "" for none. */
    static String lines(List<ContainmentAction> actions) {
        StringBuilder text = new StringBuilder();
        for (ContainmentAction action : actions) {
            String line = action.summary() + " – " + action.state().plain() + "\n";
            if (text.length() + line.length() > LONGEST - 50) {
                return text.append("… and more: see the page Containment").toString();
            }
            text.append(line);
        }
        return text.toString().strip();
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
