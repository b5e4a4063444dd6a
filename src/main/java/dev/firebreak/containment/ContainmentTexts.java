package dev.firebreak.containment;

import java.util.List;
import java.util.function.Function;

/** Containment in plain words, for forms. */
final class ContainmentTexts {

    /** The engine keeps text of at most this many characters in one variable. */
    private static final int LONGEST = 4000;

    private ContainmentTexts() {}

    /** One line per action, with what is to be known about it where that is not ""; "" for no actions. */
    static String lines(List<ContainmentAction> actions, Function<ContainmentAction, String> remark) {
        StringBuilder text = new StringBuilder();
        for (ContainmentAction action : actions) {
            String line =
                    (action.summary() + " – " + action.state().plain() + ". " + remark.apply(action)).strip() + "\n";
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
