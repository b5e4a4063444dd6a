package dev.firebreak.cases;

import dev.firebreak.alert.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an employee reports.
 *
 * @param when in the reporter's words
 * @param mail where to say thanks and tell the outcome, or empty
 * @param website a field that people do not see; programs fill it in
 */
record Report(
        @Nullable String what,
        @Nullable String where,
        @Nullable String when,
        @Nullable String mail,
        @Nullable String website) {

    private static final int SHORT = 300;
    private static final int LONG = 10_000;
    private static final String SOURCE = "report";

    /** Nobody knows yet; an analyst looks soon. */
    private static final String SEVERITY = "medium";

    boolean isFromProgram() {
        return website != null && !website.isEmpty();
    }

    String address() {
        return mail == null ? "" : mail.strip();
    }

    /** @throws dev.firebreak.web.Refusal with a sentence where something is missing or too long */
    NewCase asCase() {
        String told = Asked.text("What happened", what, LONG);
        String place = Asked.optional("Where", where, SHORT);
        String time = Asked.optional("When", when, SHORT);
        String description = Stream.of(told, labelled("Where", place), labelled("When", time))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return NewCase.of(title(told), description, SOURCE, SEVERITY).reportedBy(address());
    }

    private static String labelled(String label, String text) {
        return text.isEmpty() ? "" : label + ": " + text;
    }

    private static String title(String told) {
        String firstLine = told.lines().findFirst().orElse(told).replace('\t', ' ');
        return Texts.shorten("Reported: " + firstLine, 120);
    }
}
