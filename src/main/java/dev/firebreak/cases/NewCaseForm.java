package dev.firebreak.cases;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form that opens a case by hand; lists have one entry per line, indicators as {@code type: value}.
 */
record NewCaseForm(
        @Nullable String title,
        @Nullable String description,
        @Nullable String severity,
        @Nullable String assets,
        @Nullable String accounts,
        @Nullable String indicators) {

    ManualCase asked() {
        return new ManualCase(
                title,
                description,
                severity,
                lines(assets),
                lines(accounts),
                lines(indicators).stream().map(NewCaseForm::indicator).toList());
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** A line without a type is told by its shape only as far as that is certain. */
    private static Indicator indicator(String line) {
        int colon = line.indexOf(": ");
        return colon > 0
                ? new Indicator(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 2).strip())
                : new Indicator("other", line);
    }
}
