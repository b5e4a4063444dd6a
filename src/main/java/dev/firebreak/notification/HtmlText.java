package dev.firebreak.notification;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The text of a mail for programs that prefer HTML. Whatever a template and its values say is text in it too. */
final class HtmlText {

    private static final String BEGIN = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"></head>"
            + "<body style=\"font-family: 'Segoe UI', Helvetica, Arial, sans-serif; font-size: 15px; line-height: 1.5; "
            + "max-width: 44em; margin: 1em\">\n";
    private static final String AS_IT_IS =
            "<pre style=\"font-family: Consolas, Menlo, monospace; font-size: 13px; padding: 1em; "
                    + "border: 1px solid #8b8980; white-space: pre-wrap; overflow-wrap: anywhere\">";

    private HtmlText() {}

    /** @param asItIs part of the text whose every line stays as it is */
    static String of(String text, String asItIs) {
        int at = text.indexOf(asItIs);
        if (at < 0) {
            return BEGIN + paragraphs(text) + "</body></html>\n";
        }
        return BEGIN
                + paragraphs(text.substring(0, at))
                + pre(asItIs)
                + paragraphs(text.substring(at + asItIs.length()))
                + "</body></html>\n";
    }

    private static String paragraphs(String text) {
        return Arrays.stream(text.strip().split("\n\\s*\n"))
                .filter(part -> !part.isBlank())
                .map(HtmlText::paragraph)
                .collect(Collectors.joining());
    }

    /** What a template sets in from the left is not filled up to the width of the window. */
    private static String paragraph(String text) {
        if (text.startsWith("  ")) {
            return pre(text.stripIndent());
        }
        String lines = HtmlUtils.htmlEscape(text.strip(), "UTF-8");
        return "<p>" + (lines.startsWith("--\n") ? lines.replace("\n", "<br>") : lines) + "</p>\n";
    }

    private static String pre(String text) {
        return AS_IT_IS + HtmlUtils.htmlEscape(text, "UTF-8") + "</pre>\n";
    }
}
