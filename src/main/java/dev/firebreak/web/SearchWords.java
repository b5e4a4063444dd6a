package dev.firebreak.web;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a person types into a search field, as PostgreSQL asks for it. */
public final class SearchWords {

    private static final int MOST_WORDS = 10;
    private static final String NOISE = "[\\p{Cntrl}'\\\\:&|!<>()*\"]";

    private SearchWords() {}

    /**
     * A text for {@code to_tsquery('simple', ?)} that finds rows with all the words or beginnings of words; "" when
     * nothing is left to look for.
     */
    public static String query(String typed) {
        return Arrays.stream(typed.replaceAll(NOISE, " ").trim().split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .limit(MOST_WORDS)
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }
}
